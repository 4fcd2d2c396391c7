import { _t } from "@web/core/l10n/translation";
import { Dialog } from "@web/core/dialog/dialog";
import { Component } from "@odoo/owl";

/** The legend: what the keys of the desk do, and what its colours and signs mean. */
export class KeysDialog extends Component {
    static template = "a27_scanning.KeysDialog";
    static components = { Dialog };
    static props = { keys: Array, piles: Object, close: Function };

    get title() {
        return _t("Keys and signs");
    }
}
