import { KanbanController } from "@web/views/kanban/kanban_controller";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { registry } from "@web/core/registry";
import { onWillUnmount } from "@odoo/owl";

const INTERVAL_MS = 2000;
const ON_THE_WAY = ["waiting", "reading"];

/** Files that follow their reading, until all are read; not while some are ticked. */
function useReading(model) {
    async function follow() {
        const { root } = model;
        if (!root.selection.length && root.records.some((record) => ON_THE_WAY.includes(record.data.state))) {
            // What comes needs room: a list measures its columns anew only when the window changes.
            window.dispatchEvent(new Event("resize"));
            await root.load();
        }
    }
    const timer = setInterval(follow, INTERVAL_MS);
    onWillUnmount(() => clearInterval(timer));
}

export class LiveListController extends ListController {
    setup() {
        super.setup();
        useReading(this.model);
    }
}

export class LiveKanbanController extends KanbanController {
    setup() {
        super.setup();
        useReading(this.model);
    }
}

registry.category("views").add("a27_live_list", { ...listView, Controller: LiveListController });
registry.category("views").add("a27_live_kanban", { ...kanbanView, Controller: LiveKanbanController });
