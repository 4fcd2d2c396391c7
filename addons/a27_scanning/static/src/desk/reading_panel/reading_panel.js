import { _t } from "@web/core/l10n/translation";
import { Component } from "@odoo/owl";

import { Crop } from "../crop/crop";
import { uprightTurn } from "../geometry";
import { isUnread, isUnsettled, lookOf, pileOf } from "../piles";
import { TypingField } from "../typing_field/typing_field";

/** The chosen reading: how it looks, what is known of its ticket, and what can be done with it. */
export class ReadingPanel extends Component {
    static template = "a27_scanning.ReadingPanel";
    static components = { Crop, TypingField };
    static props = { model: Object, acts: Object, turnOf: Function };

    get reading() {
        return this.props.model.reading;
    }

    get page() {
        return this.props.model.page;
    }

    get pile() {
        return lookOf(this.reading);
    }

    get pileName() {
        return pileOf(this.reading);
    }

    /** The unreadable ones are in the row above the page already. */
    get isPictured() {
        const { page, reading } = this;
        return page && reading.polygon.length && !isUnread(reading) && (page.image || reading.is_unread);
    }

    /** What this one repeats, if there is a picture of it. */
    get earlier() {
        const { earlier } = this.reading;
        return earlier && (earlier.page.image || earlier.is_unread) ? earlier : null;
    }

    get turnOfEarlier() {
        return uprightTurn([this.earlier.polygon]);
    }

    get isOpen() {
        return this.props.model.isOpen && this.reading.state === "open";
    }

    get mayDecide() {
        return this.isOpen && this.props.model.data.may_decide && this.props.model.isToCheck;
    }

    /** What neither the team nor one of its acts for many settles. */
    get waitsForReviewer() {
        const { is_aside, is_paperwork, number } = this.reading;
        return this.isOpen && !this.mayDecide && isUnsettled(this.reading) && number && !is_aside && !is_paperwork;
    }

    get mayType() {
        return this.isOpen && this.reading.number && (this.reading.is_typed || !this.reading.is_verified);
    }

    get typedRemark() {
        const { is_typed, read_number } = this.reading;
        if (!is_typed) {
            return "";
        }
        return read_number ? _t("Typed by hand; the machine had read %s.", read_number) : _t("Typed by hand.");
    }

    get decision() {
        const { state, decided_by, reason } = this.reading;
        if (state === "accepted") {
            return reason ? _t("Accepted by %s: %s", decided_by, reason) : _t("Accepted by %s", decided_by);
        }
        return reason ? _t("Refused by %s: %s", decided_by, reason) : _t("Refused by %s", decided_by);
    }
}
