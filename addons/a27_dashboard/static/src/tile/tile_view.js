import { useService } from "@web/core/utils/hooks";
import { parseXML } from "@web/core/utils/xml";
import { View } from "@web/views/view";
import { openRecord } from "./open_tile";
import { prepareArch } from "./tile_arch";
import { Component, onWillStart, xml } from "@odoo/owl";

/** One of Odoo's own views, without its control panel. */
export class TileView extends Component {
    static template = xml`<View t-props="viewProps"/>`;
    static components = { View };
    static props = { tile: Object, title: String, onActed: Function };

    setup() {
        this.action = useService("action");
        this.viewService = useService("view");
        onWillStart(() => this.loadView());
    }

    get type() {
        return { graph: "graph", pivot: "pivot" }[this.props.tile.kind] || "list";
    }

    async loadView() {
        const { tile, title } = this.props;
        const views = [[tile.view_id || this.viewOfAction(this.type), this.type]];
        if (this.type !== "list" || tile.group_by.length) {
            // With a search view come all fields of the model: what is grouped by need not be in the view.
            views.push([false, "search"]);
        }
        this.description = await this.viewService.loadViews({ resModel: tile.model, context: tile.context, views });
        const arch = parseXML(this.description.views[this.type].arch);
        this.arch = prepareArch(arch, this.type, { title, size: this.env.isSmall ? "phone" : tile.size, limit: tile.limit });
        // Where a click on a bar or a cell leads to.
        this.views = ["list", "form", "search"].map((type) => [this.viewOfAction(type), type]);
    }

    viewOfAction(type) {
        const { tile } = this.props;
        if (type === "search") {
            return tile.search_view_id || false;
        }
        return tile.views.find((view) => view[1] === type)?.[0] || false;
    }

    get viewProps() {
        const { tile } = this.props;
        const { fields, relatedModels } = this.description;
        const common = {
            type: this.type,
            jsClass: `a27_tile_${this.type}`,
            resModel: tile.model,
            arch: this.arch,
            fields,
            relatedModels,
            searchViewArch: "<search/>",
            searchViewFields: fields,
            views: [...this.views, [false, this.type]],
            domain: tile.domain,
            context: tile.context,
            groupBy: tile.group_by,
            orderBy: tile.order_by,
            display: { controlPanel: false },
        };
        if (this.type !== "list") {
            return common;
        }
        return {
            ...common,
            allowSelectors: false,
            showButtons: false,
            limit: tile.limit,
            selectRecord: (resId) => openRecord(this.action, tile, resId),
            onReloaded: this.props.onActed,
        };
    }
}
