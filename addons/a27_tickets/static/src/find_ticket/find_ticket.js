import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useBus, useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onMounted, useRef, useState } from "@odoo/owl";

const SIGNS = {
    good: { icon: "fa-check-circle", color: "success" },
    done: { icon: "fa-flag-checkered", color: "info" },
    wait: { icon: "fa-hourglass-half", color: "warning" },
    stop: { icon: "fa-ban", color: "danger" },
    doubt: { icon: "fa-exclamation-triangle", color: "danger" },
    elsewhere: { icon: "fa-question-circle", color: "secondary" },
};

/**
 * The page "Find a ticket": a number is typed, pasted or scanned, and its whole life is told.
 *
 * A hand scanner types its digits and Enter. The number stays selected in the field, so the next scan takes its place;
 * Odoo's barcode service hears a scan when something else has the focus.
 */
export class FindTicket extends Component {
    static template = "a27_tickets.FindTicket";
    static components = { Layout };
    static props = { ...standardActionServiceProps };
    static displayName = _t("Find a ticket"); // where it is opened again by its address

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.field = useRef("field");
        this.keepLast = new KeepLast();
        this.display = { controlPanel: {} };
        this.state = useState({ text: "", isBusy: false, answer: null, ...this.props.state });
        useBus(useService("barcode").bus, "barcode_scanned", ({ detail }) => this.lookUp(detail.barcode));
        useSetupAction({ getLocalState: () => ({ text: this.state.text, answer: this.state.answer }) });
        onMounted(() => {
            const text = this.props.action.params?.text;
            if (text && !this.state.answer) {
                this.lookUp(text);
            }
            this.takeFocus();
        });
    }

    get sign() {
        return SIGNS[this.state.answer.sign];
    }

    takeFocus() {
        this.field.el.focus();
        this.field.el.select();
    }

    async lookUp(text) {
        this.state.text = text.trim();
        if (!this.state.text) {
            this.state.answer = null;
            return;
        }
        this.state.isBusy = true;
        try {
            this.state.answer = await this.keepLast.add(
                this.orm.call("a27.ticket.lookup", "look_up", [this.state.text])
            );
        } finally {
            this.state.isBusy = false;
        }
        this.takeFocus();
    }

    slipLabel({ positions }) {
        return positions.length === 1
            ? _t("digit %s mistyped", positions[0])
            : _t("digits %(one)s and %(two)s swapped", { one: positions[0], two: positions[1] });
    }

    /** The form of a record; of another ticket its life, on this page. */
    open({ model, id, name }) {
        if (model === "a27.ticket" && name !== this.state.answer.number) {
            return this.lookUp(name);
        }
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            res_id: id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("a27_tickets.find_ticket", FindTicket);
