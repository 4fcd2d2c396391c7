import { _t } from "@web/core/l10n/translation";
import { RPCError } from "@web/core/network/rpc";
import { KeepLast } from "@web/core/utils/concurrency";
import { useDebounced } from "@web/core/utils/timing";
import { Component, useState } from "@odoo/owl";

import { grouped } from "../number";
import { PILES } from "../piles";

const CHECK_AFTER_MS = 120;
const LENGTH = 16;

/** Takes the number of one place, which the server checks while it is typed. Enter saves it. */
export class TypingField extends Component {
    static template = "a27_scanning.TypingField";
    static props = {
        model: Object,
        readingId: Number,
        label: String,
        onFocus: { type: Function, optional: true },
        onSave: { type: Function, optional: true }, // called before the answer, so that the hand can go on
    };
    static defaultProps = { onFocus: () => {}, onSave: () => {} };

    setup() {
        this.state = useState({ text: "", checked: "", said: { state: "empty", message: "", suspects: [] } });
        this.keepLast = new KeepLast();
        this.checkSoon = useDebounced(this.check, CHECK_AFTER_MS);
    }

    get sign() {
        return PILES[this.state.said.state]?.sign || (this.state.said.state === "wrong" ? "!" : "");
    }

    /** Whether what is typed may be saved as it is: the server said so, or has not said otherwise yet. */
    get canBeSaved() {
        const { text, checked, said } = this.state;
        return text === checked ? said.state in PILES : text.replace(/\W/g, "").length === LENGTH;
    }

    onInput(ev) {
        const { value, selectionStart } = ev.target;
        // In groups of four, as printed; not while somebody mends a digit in the middle.
        this.state.text = selectionStart === value.length ? grouped(value) : value;
        this.checkSoon();
    }

    onKeydown(ev) {
        if (ev.key === "Enter") {
            ev.preventDefault();
            this.save(ev.ctrlKey);
        }
    }

    async check() {
        const { text } = this.state;
        try {
            const said = await this.keepLast.add(this.props.model.check(this.props.readingId, text));
            Object.assign(this.state, { checked: text, said });
        } catch (error) {
            await this.props.model.load(); // somebody else may have decided on it: then this field goes
            throw error;
        }
    }

    async save(asPrinted = false) {
        this.checkSoon.cancel();
        const { text } = this.state;
        if (!text.trim()) {
            this.props.onSave();
        } else if (!asPrinted && !this.canBeSaved) {
            await this.check();
        } else {
            this.props.onSave();
            await this.type(text, asPrinted);
        }
    }

    async type(text, asPrinted) {
        try {
            await this.props.model.type(this.props.readingId, text, asPrinted);
        } catch (error) {
            if (!(error instanceof RPCError)) {
                throw error;
            }
            await this.check();
            if (this.state.said.state in PILES) {
                this.state.said = { state: "wrong", message: error.data.message, suspects: [] };
            }
        }
    }

    question(number) {
        return _t("Did you mean %s?", grouped(number));
    }

    take(number) {
        this.state.text = grouped(number);
        this.check();
    }

    get asPrintedTitle() {
        return _t("It stands just so on the ticket: save it, a reviewer decides (Ctrl+Enter)");
    }
}
