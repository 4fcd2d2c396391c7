import { _t } from "@web/core/l10n/translation";
import { Component, useEffect, useRef, useState } from "@odoo/owl";

import { Crop } from "../crop/crop";
import { TypingField } from "../typing_field/typing_field";

/** The places that could not be read, in a row, each with a field for its number. */
export class UnreadStrip extends Component {
    static template = "a27_scanning.UnreadStrip";
    static components = { Crop, TypingField };
    static props = { model: Object, turnOf: Function, onFocus: Function, onEnd: Function };

    setup() {
        this.root = useRef("root");
        this.flipped = useState({});
        // When one is done, the field that is typed in would be pushed out of a narrow screen.
        useEffect(
            () => {
                const field = this.root.el.querySelector("input:focus");
                field?.closest("[data-id]").scrollIntoView({ block: "nearest", inline: "nearest" });
            },
            () => [this.props.model.unread.length]
        );
    }

    pageOf(reading) {
        return this.props.model.data.pages.find((page) => page.id === reading.page_id);
    }

    label(index) {
        return _t("Number of unreadable ticket %(index)s of %(count)s", {
            index: index + 1,
            count: this.props.model.unread.length,
        });
    }

    flip(readingId) {
        this.flipped[readingId] = !this.flipped[readingId];
    }

    /** The field after this one; after the last one the keyboard belongs to the desk again. */
    goOn(readingId) {
        const fields = [...this.root.el.querySelectorAll("input")];
        const index = fields.findIndex((field) => field.closest("[data-id]").dataset.id === String(readingId));
        if (fields[index + 1]) {
            fields[index + 1].focus();
        } else {
            this.props.onEnd();
        }
    }
}
