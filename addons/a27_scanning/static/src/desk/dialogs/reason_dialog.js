import { _t } from "@web/core/l10n/translation";
import { Dialog } from "@web/core/dialog/dialog";
import { useAutofocus } from "@web/core/utils/hooks";
import { Component, useState } from "@odoo/owl";

/** Asks why, for one reading or for all of its kind. Enter confirms. */
export class ReasonDialog extends Component {
    static template = "a27_scanning.ReasonDialog";
    static components = { Dialog };
    static props = {
        title: String,
        confirmLabel: String,
        explanation: String,
        reason: String,
        suggestions: Array,
        alike: Number, // how many others could be decided on together
        onConfirm: Function,
        close: Function,
    };

    setup() {
        this.state = useState({ reason: this.props.reason, isForAll: false, isMissing: false });
        useAutofocus({ refName: "reason", selectAll: true });
    }

    get allLabel() {
        const { alike } = this.props;
        return alike === 1 ? _t("Also the other one with the same verdict") : _t("Also the %s others with the same verdict", alike);
    }

    onKeydown(ev) {
        if (ev.key === "Enter") {
            ev.preventDefault();
            this.confirm();
        }
    }

    confirm() {
        const reason = this.state.reason.trim();
        this.state.isMissing = !reason;
        if (reason) {
            this.props.onConfirm(reason, this.state.isForAll);
            this.props.close();
        }
    }
}
