import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useBus, useService } from "@web/core/utils/hooks";
import { Component, onWillStart } from "@odoo/owl";

const ACTION = "a27_tickets.a27_ticket_find_action";
// The digits of a ticket, or the signs of the same keys when the scanner types on a Belgian keyboard.
const NUMBER = /^[\d&é"'(§è!çà]{16}$/;

/**
 * Opens the page "Find a ticket" from any screen: by a click, Alt+Shift+T, the command palette (which lists the
 * shortcuts), or a hand scanner while no field has the focus and no dialog is open.
 */
export class FindTicketSystray extends Component {
    static template = "a27_tickets.FindTicketSystray";
    static props = {};

    setup() {
        this.action = useService("action");
        this.ui = useService("ui");
        useBus(useService("barcode").bus, "barcode_scanned", ({ detail }) => this.onScan(detail.barcode));
        onWillStart(async () => {
            this.isTeam = await user.hasGroup("a27_partners.group_a27_user");
        });
    }

    async open(params = {}) {
        const action = await this.action.loadAction(ACTION);
        await this.action.doAction({ ...action, params });
    }

    onScan(text) {
        const isOpen = this.action.currentController?.action.tag === "a27_tickets.find_ticket";
        if (this.isTeam && !isOpen && this.ui.activeElement === document && NUMBER.test(text)) {
            this.open({ text });
        }
    }
}

registry.category("systray").add("a27_tickets.find_ticket", { Component: FindTicketSystray }, { sequence: 120 });
