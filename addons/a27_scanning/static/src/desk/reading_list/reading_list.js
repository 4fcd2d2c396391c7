import { _t } from "@web/core/l10n/translation";
import { useVirtualGrid } from "@web/core/virtual_grid_hook";
import { Component, onWillRender, useEffect, useRef } from "@odoo/owl";

import { isUnsettled, lookOf, pileOf } from "../piles";

const ROW_PX = 46;
const TALL_ROW_PX = 64; // with a sentence of two lines

/** The readings of the chosen pile. Of thousands only those in sight are drawn. */
export class ReadingList extends Component {
    static template = "a27_scanning.ReadingList";
    static props = { model: Object };

    setup() {
        this.root = useRef("root");
        this.grid = useVirtualGrid({ scrollableRef: this.root, bufferCoef: 0.3 });
        onWillRender(() => this.measure());
        useEffect(
            () => this.scrollToChosen(),
            () => [this.props.model.readingId, this.props.model.pile]
        );
        // What is known of the chosen one takes room from the list.
        useEffect(
            (element) => {
                const observer = new ResizeObserver(() => this.scrollToChosen());
                observer.observe(element);
                return () => observer.disconnect();
            },
            () => [this.root.el]
        );
    }

    /** How high each row is, and where it begins. */
    measure() {
        const heights = this.props.model.listed.map((reading) => (isUnsettled(reading) ? TALL_ROW_PX : ROW_PX));
        this.tops = [0];
        for (const height of heights) {
            this.tops.push(this.tops.at(-1) + height);
        }
        this.grid.setRowsHeights(heights);
    }

    get height() {
        return this.tops.at(-1);
    }

    get rows() {
        const [first, last] = this.grid.rowsIndexes || [];
        if (first === undefined) {
            return [];
        }
        return this.props.model.listed.slice(first, last + 1).map((reading, index) => ({
            reading,
            pile: pileOf(reading),
            sign: lookOf(reading).sign,
            place: `top: ${this.tops[first + index]}px; height: ${this.tops[first + index + 1] - this.tops[first + index]}px`,
            number: reading.number || _t("Unreadable"),
            sentence: this.sentence(reading),
        }));
    }

    sentence(reading) {
        const { state, reason, sentence, label } = reading;
        if (state === "accepted") {
            return reason ? _t("Accepted: %s", reason) : _t("Accepted");
        }
        if (state === "refused") {
            return _t("Refused: %s", reason);
        }
        return isUnsettled(reading) ? sentence : label || lookOf(reading).label;
    }

    scrollToChosen() {
        const index = this.props.model.listed.findIndex((reading) => reading.id === this.props.model.readingId);
        const { el } = this.root;
        if (index < 0) {
            return;
        }
        const [top, bottom] = this.tops.slice(index, index + 2);
        if (top < el.scrollTop || bottom > el.scrollTop + el.clientHeight) {
            el.scrollTop = top - el.clientHeight / 2;
        }
    }
}
