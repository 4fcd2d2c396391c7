import { _t } from "@web/core/l10n/translation";
import { Component, useEffect, useRef } from "@odoo/owl";

import { isUnsettled } from "../piles";

/** All pages of the return, each with what is still to be decided on it. */
export class PageBar extends Component {
    static template = "a27_scanning.PageBar";
    static props = { model: Object };

    setup() {
        this.root = useRef("root");
        useEffect(
            () => {
                this.root.el.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
            },
            () => [this.props.model.pageId]
        );
    }

    /** The pages, with their number over all files and how many readings wait. */
    get pages() {
        const { pages, readings } = this.props.model.data;
        const waiting = {};
        for (const reading of readings) {
            waiting[reading.page_id] = (waiting[reading.page_id] || 0) + isUnsettled(reading);
        }
        return pages.map((page, index) => ({
            id: page.id,
            number: index + 1,
            waiting: waiting[page.id],
            title: this.title(page, waiting[page.id]),
        }));
    }

    title(page, waiting) {
        const file = this.props.model.data.files.find((one) => one.id === page.document_id);
        const place = _t("%(file)s, page %(number)s", { file: file.name, number: page.number });
        if (waiting === undefined) {
            return _t("%s: no ticket on it", place);
        }
        return waiting ? _t("%(place)s: %(count)s to decide", { place, count: waiting }) : _t("%s: nothing to decide", place);
    }
}
