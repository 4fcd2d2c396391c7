import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { AddDialog } from "./add_dialog";
import { relativeDomain } from "./relative_domain";
import { Component } from "@odoo/owl";

const VIEWS = ["list", "kanban", "pivot", "graph"];

/** "Add to my dashboard", in the cog menu of lists, pivots and graphs. */
export class AddToDashboard extends Component {
    static template = "a27_dashboard.AddToDashboard";
    static components = { DropdownItem };
    static props = {};

    setup() {
        this.action = useService("action");
        this.dialog = useService("dialog");
    }

    get kind() {
        const { viewType } = this.env.config;
        return viewType === "kanban" ? "list" : viewType;
    }

    open() {
        this.dialog.add(AddDialog, { values: this.values(), kind: this.kind });
    }

    values() {
        const { searchModel, config } = this.env;
        const { context, groupBys, orderBy } = searchModel.getPreFavoriteValues();
        const { action } = this.action.currentController;
        const ofAction = searchModel.globalContext;
        const filters = searchModel.facets.map((facet) => facet.values.join(` ${facet.separator} `));
        return {
            name: config.getDisplayName() || action.name,
            source: filters.join(", "),
            model: searchModel.resModel,
            domain: relativeDomain(searchModel, action),
            context: {
                ...Object.fromEntries(Object.entries(ofAction).filter(([key]) => key.startsWith("default_"))),
                ...Object.fromEntries(Object.entries(context).filter(([key]) => /^graph_(order|stacked|cumulated)$/.test(key))),
            },
            view_id: config.viewType === "kanban" ? false : config.viewId,
            action_id: action.type === "ir.actions.act_window" && action.id,
            order_by: orderBy.map(({ name, asc }) => (asc === false ? `${name} desc` : name)).join(","),
            ...this.groups(context, groupBys),
        };
    }

    groups(context, groupBys) {
        if (this.kind === "pivot") {
            return {
                group_by: context.pivot_row_groupby.join(","),
                column_by: context.pivot_column_groupby.join(","),
                measures: context.pivot_measures.join(","),
            };
        }
        if (this.kind === "graph") {
            return {
                group_by: context.graph_groupbys.join(","),
                measures: context.graph_measure,
                graph_mode: context.graph_mode,
            };
        }
        return { group_by: groupBys.join(",") };
    }
}

registry.category("cogMenu").add(
    "a27-add-to-dashboard",
    {
        Component: AddToDashboard,
        groupNumber: 20,
        isDisplayed: ({ config }) => config.actionType === "ir.actions.act_window" && VIEWS.includes(config.viewType),
    },
    { sequence: 10 }
);
