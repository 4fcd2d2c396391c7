import { listView } from "@web/views/list/list_view";
import { ListController } from "@web/views/list/list_controller";
import { registry } from "@web/core/registry";
import { onWillUnmount } from "@odoo/owl";

const INTERVAL_MS = 2000;
const ON_THE_WAY = ["waiting", "reading"];

/** A list of files that follows their reading, until all are read; not while rows are ticked. */
export class LiveListController extends ListController {
    setup() {
        super.setup();
        const timer = setInterval(() => this.follow(), INTERVAL_MS);
        onWillUnmount(() => clearInterval(timer));
    }

    async follow() {
        const { root } = this.model;
        if (!root.selection.length && root.records.some((record) => ON_THE_WAY.includes(record.data.state))) {
            // What comes needs room: a list measures its columns anew only when the window changes.
            window.dispatchEvent(new Event("resize"));
            await root.load();
        }
    }
}

registry.category("views").add("a27_live_list", { ...listView, Controller: LiveListController });
