import { _t } from "@web/core/l10n/translation";
import { Dialog } from "@web/core/dialog/dialog";
import { useAutofocus, useService } from "@web/core/utils/hooks";
import { Component, useState } from "@odoo/owl";

/** Asks for the title of the new tile, and whether a list is wanted as rows or as a number. */
export class AddDialog extends Component {
    static template = "a27_dashboard.AddDialog";
    static components = { Dialog };
    static props = { values: Object, kind: String, close: Function };

    setup() {
        this.action = useService("action");
        this.notification = useService("notification");
        this.orm = useService("orm");
        this.title = _t("Add to my dashboard");
        this.state = useState({ name: this.props.values.name, kind: this.props.kind });
        useAutofocus({ refName: "name", selectAll: true });
    }

    get filterSentence() {
        return _t(
            "Filtered by: %s. Periods follow the calendar: next month, “this month” is next month.",
            this.props.values.source
        );
    }

    async add() {
        if (!this.state.name.trim()) {
            return;
        }
        const values = { ...this.props.values, name: this.state.name.trim(), kind: this.state.kind };
        values.source ||= _t("without a filter");
        if (values.kind === "counter") {
            Object.assign(values, { group_by: false, order_by: false });
        }
        const tileId = await this.orm.call("a27.dashboard.page", "add_tile", [values]);
        this.props.close();
        const close = this.notification.add(_t("“%s” is on your dashboard.", values.name), {
            type: "success",
            buttons: [{ name: _t("Open it"), onClick: () => this.openDashboard(tileId, close) }],
        });
    }

    openDashboard(tileId, closeNotification) {
        closeNotification();
        const additionalContext = { a27_tile_id: tileId };
        return this.action.doAction("a27_dashboard.a27_dashboard_action", { additionalContext, clearBreadcrumbs: true });
    }

    onKeydown(ev) {
        if (ev.key === "Enter") {
            ev.preventDefault();
            this.add();
        }
    }
}
