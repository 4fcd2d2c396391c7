import { _t } from "@web/core/l10n/translation";
import { useVirtualGrid } from "@web/core/virtual_grid_hook";
import { Component, onWillRender, useEffect, useRef } from "@odoo/owl";

import { PILES, isUnread, pileOf } from "../piles";

const ROW_PX = 46;

/** The readings of the chosen pile. Of thousands only those in sight are drawn. */
export class ReadingList extends Component {
    static template = "a27_scanning.ReadingList";
    static props = { model: Object, onChoose: Function };

    setup() {
        this.root = useRef("root");
        this.grid = useVirtualGrid({ scrollableRef: this.root, bufferCoef: 0.3 });
        onWillRender(() => this.grid.setRowsHeights(this.props.model.listed.map(() => ROW_PX)));
        useEffect(
            () => this.scrollToChosen(),
            () => [this.props.model.readingId, this.props.model.pile]
        );
    }

    get height() {
        return this.props.model.listed.length * ROW_PX;
    }

    get rows() {
        const [first, last] = this.grid.rowsIndexes || [];
        if (first === undefined) {
            return [];
        }
        return this.props.model.listed.slice(first, last + 1).map((reading, index) => ({
            reading,
            pile: pileOf(reading),
            sign: PILES[pileOf(reading)].sign,
            top: (first + index) * ROW_PX,
            number: reading.number || _t("Unreadable"),
            sentence: this.sentence(reading),
        }));
    }

    sentence(reading) {
        const { state, reason, sentence, remark } = reading;
        if (isUnread(reading)) {
            return _t("Its number is to be typed");
        }
        if (state === "accepted") {
            return reason ? _t("Accepted: %s", reason) : _t("Accepted");
        }
        if (state === "refused") {
            return _t("Refused: %s", reason);
        }
        return remark ? `${sentence} – ${remark}` : sentence;
    }

    scrollToChosen() {
        const index = this.props.model.listed.findIndex((reading) => reading.id === this.props.model.readingId);
        const { el } = this.root;
        if (index < 0) {
            return;
        }
        if (index * ROW_PX < el.scrollTop || (index + 1) * ROW_PX > el.scrollTop + el.clientHeight) {
            el.scrollTop = index * ROW_PX - el.clientHeight / 2;
        }
    }
}
