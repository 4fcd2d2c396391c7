import { Component, onMounted, onWillUpdateProps, useEffect, useRef, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { evaluateBooleanExpr } from "@web/core/py_js/py";

const JUST_ADDED = "a27_partners.theme_of_added_field";
const JUST_MS = 15_000;

/** Called before the screen is loaded anew: the theme of a field that was just added must not be folded then. */
export function openOnNextLoad(theme) {
    browser.sessionStorage.setItem(JUST_ADDED, JSON.stringify({ theme, at: Date.now() }));
}

function wasJustAdded(theme) {
    const added = JSON.parse(browser.sessionStorage.getItem(JUST_ADDED) || "{}");
    return added.theme === theme && Date.now() - added.at < JUST_MS;
}

/**
 * A foldable section of a form. It starts folded where none of its fields holds a value, and what is folded is not
 * rendered at all: a partner with 200 empty fields opens as fast as one without.
 */
export class FieldTheme extends Component {
    static template = "a27_partners.FieldTheme";
    static props = {
        fieldNames: { type: Array, element: String },
        name: String,
        record: Object,
        slots: Object,
        title: String,
    };

    setup() {
        this.state = useState({ open: this.startsOpen(this.props.record) });
        const root = useRef("root");
        onMounted(() => {
            if (wasJustAdded(this.props.name)) {
                root.el.scrollIntoView({ block: "center" });
                browser.sessionStorage.removeItem(JUST_ADDED);
            }
        });
        onWillUpdateProps(({ record }) => {
            if (record.id !== this.props.record.id) {
                this.state.open = this.startsOpen(record);
            }
        });
        // Odoo first shows a card as the browser remembers it, and fills in what changed when the server has answered.
        useEffect(
            (isFilled) => {
                if (isFilled) {
                    this.state.open = true;
                }
            },
            () => [this.isAnyFilled(this.props.record)]
        );
    }

    startsOpen(record) {
        return wasJustAdded(this.props.name) || this.isAnyFilled(record);
    }

    isAnyFilled(record) {
        return this.props.fieldNames.some((name) => this.isFilled(record, name));
    }

    /** What must be filled in before one can save is never hidden. */
    get isOpen() {
        const { record } = this.props;
        return (
            this.state.open ||
            this.shownNames.some(
                (name) => this.isRequired(record, name) && !this.isFilled(record, name)
            )
        );
    }

    get shownNames() {
        const { fieldNames, record } = this.props;
        return fieldNames.filter((name) => !this.evaluate(record, name, "invisible"));
    }

    get counts() {
        const names = this.shownNames;
        const filled = names.filter((name) => this.isFilled(this.props.record, name));
        return `${filled.length} / ${names.length}`;
    }

    isFilled(record, name) {
        const value = record.data[name];
        return record.fields[name].type === "many2many" ? value.count > 0 : Boolean(value);
    }

    isRequired(record, name) {
        return this.evaluate(record, name, "required");
    }

    evaluate(record, name, modifier) {
        const expression = record.activeFields[name][modifier];
        return Boolean(expression) && evaluateBooleanExpr(expression, record.evalContext);
    }

    toggle() {
        this.state.open = !this.isOpen;
    }
}
