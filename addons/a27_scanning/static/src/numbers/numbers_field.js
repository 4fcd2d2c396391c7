import { registry } from "@web/core/registry";
import { useDebounced } from "@web/core/utils/timing";
import { TextField, textField } from "@web/views/fields/text/text_field";
import { useEffect } from "@odoo/owl";

const CHECK_AFTER_MS = 200;
const LENGTH = 16;

/** Numbers that come from a hand scanner or the keyboard: what they are is said after each, not on leaving alone. */
export class NumbersField extends TextField {
    setup() {
        super.setup();
        const checkSoon = useDebounced(() => this.check(), CHECK_AFTER_MS);
        useEffect(
            (textarea) => {
                textarea?.addEventListener("input", checkSoon);
                return () => textarea?.removeEventListener("input", checkSoon);
            },
            () => [this.textareaRef.el]
        );
    }

    check() {
        const { value } = this.textareaRef.el;
        const begun = value.split("\n").at(-1).replace(/\W/g, "").length;
        if (!begun || begun >= LENGTH) {
            this.props.record.update({ [this.props.name]: value });
        }
    }
}

registry.category("fields").add("a27_numbers", { ...textField, component: NumbersField });
