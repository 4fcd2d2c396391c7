import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { Mutex } from "@web/core/utils/concurrency";
import { markRaw } from "@odoo/owl";

import { isUnread, isUnsettled, pileOf } from "./piles";

/** A return as the server tells it, what is chosen of it, and the acts, which all end in reading it again. */
export class DeskModel {
    constructor(orm, returnId, chosen) {
        this.orm = markRaw(orm);
        this.returnId = returnId;
        this.mutex = markRaw(new Mutex());
        this.loads = 0;
        this.isCutOff = false; // the server could not be reached: what is shown may be out of date
        this.data = null;
        this.pile = chosen.pile || "all";
        this.readingId = chosen.readingId || false;
        this.pageId = chosen.pageId || false;
        this.isAsOpened = !(chosen.pageId || chosen.readingId || chosen.pile); // nothing was chosen yet
        this.done = []; // what can be undone, the last one last
    }

    async load() {
        const load = ++this.loads;
        const data = await this.read();
        if (load !== this.loads) {
            return; // a later one says more
        }
        const placeBefore = this.data?.pages.findIndex((page) => page.id === this.pageId);
        this.data = markRaw(data);
        if (!this.reading) {
            this.readingId = false;
        }
        if (!this.page) {
            this.pageId = this.pageInstead(placeBefore)?.id || false;
        }
    }

    /** At first the page of what is chosen or waits; later the one after the page that was moved to another return. */
    pageInstead(placeBefore = -1) {
        const { pages } = this.data;
        const wanted = (this.reading || this.unsettled[0])?.page_id;
        return pages[Math.min(placeBefore, pages.length - 1)] || pages.find((page) => page.id === wanted) || pages[0];
    }

    async read() {
        try {
            const data = await this.orm.silent.call("a27.ticket.return", "desk_read", [this.returnId]);
            this.isCutOff = false;
            return data;
        } catch (error) {
            this.isCutOff = error instanceof ConnectionLostError;
            throw error;
        }
    }

    // What is there

    get isBeingRead() {
        return this.data?.state === "scanning";
    }

    get isOpen() {
        return ["received", "scanning", "to_check"].includes(this.data.state);
    }

    /** What the numbers differ by, once all is found that there is to find. */
    get difference() {
        return this.isBeingRead ? "" : this.data.difference;
    }

    get isToCheck() {
        return this.data.state === "to_check";
    }

    get reading() {
        return this.data.readings.find((reading) => reading.id === this.readingId);
    }

    get page() {
        return this.data.pages.find((page) => page.id === this.pageId);
    }

    get pageReadings() {
        return this.data.readings.filter((reading) => reading.page_id === this.pageId);
    }

    get listed() {
        return this.data.readings.filter((reading) => this.pile === "all" || pileOf(reading) === this.pile);
    }

    get clean() {
        return this.data.readings.filter((reading) => reading.state === "open" && reading.pile === "accepted");
    }

    get unread() {
        return this.data.readings.filter(isUnread);
    }

    get unsettled() {
        return this.data.readings.filter(isUnsettled);
    }

    get aside() {
        return this.data.readings.filter((reading) => reading.state === "open" && reading.is_aside);
    }

    get lateForPaperwork() {
        return this.data.readings.filter((reading) => reading.state === "open" && reading.is_paperwork);
    }

    /** Nothing is left that only a person settles. */
    get isReadyToClose() {
        return this.isToCheck && this.data.readings.length > 0 && !this.unsettled.length;
    }

    /** How many readings are in each pile. */
    get counts() {
        const counts = { all: this.data.readings.length, unjudged: 0, accepted: 0, to_check: 0, elsewhere: 0, refused: 0 };
        for (const reading of this.data.readings) {
            counts[pileOf(reading)] += 1;
        }
        return counts;
    }

    /** Open readings of the same verdict, to be decided on together. */
    alike(reading) {
        return this.data.readings.filter((other) => other.state === "open" && other.verdict === reading.verdict);
    }

    // What is chosen

    choose(readingId) {
        this.isAsOpened = false;
        this.readingId = readingId;
        if (this.reading && !this.listed.includes(this.reading)) {
            this.pile = "all";
        }
        // A number that was entered by hand stands on no page.
        if (this.data.pages.some((page) => page.id === this.reading?.page_id)) {
            this.pageId = this.reading.page_id;
        }
    }

    showPage(pageId) {
        this.isAsOpened = false;
        this.pageId = pageId;
        if (this.reading && this.reading.page_id !== pageId) {
            this.readingId = false;
        }
    }

    showPile(pile) {
        this.isAsOpened = false;
        this.pile = pile;
        if (this.reading && !this.listed.includes(this.reading)) {
            this.readingId = false;
        }
    }

    stepPage(step) {
        const index = this.data.pages.findIndex((page) => page.id === this.pageId) + step;
        if (this.data.pages[index]) {
            this.showPage(this.data.pages[index].id);
        }
    }

    stepReading(step) {
        const { listed } = this;
        const index = listed.findIndex((reading) => reading.id === this.readingId);
        const next = index < 0 ? listed[0] : listed[index + step];
        if (next) {
            this.choose(next.id);
        }
    }

    /** The next reading after the chosen one that a person has to look at, round and round; false when there is none. */
    stepUnsettled(step) {
        const { readings } = this.data;
        const start = readings.findIndex((reading) => reading.id === this.readingId);
        for (let offset = 1; offset <= readings.length; offset++) {
            const index = (((start + step * offset) % readings.length) + readings.length) % readings.length;
            if (isUnsettled(readings[index])) {
                this.choose(readings[index].id);
                return true;
            }
        }
        return false;
    }

    // Acts. One after the other, whatever the speed of the hand.

    act(work) {
        return this.mutex.exec(async () => {
            try {
                return await work();
            } finally {
                await this.load();
            }
        });
    }

    /** Once no act is on its way. */
    idle() {
        return this.mutex.getUnlockedDef();
    }

    takeBack(readingId) {
        return this.act(() => this.orm.call("a27.scan.reading", "action_take_back", [[readingId]]));
    }

    check(readingId, text) {
        return this.orm.silent.call("a27.scan.reading", "check_typing", [[readingId], text]);
    }

    type(readingId, text, asPrinted = false) {
        return this.act(async () => {
            await this.orm.silent.call("a27.scan.reading", "action_type", [[readingId], text, asPrinted]);
            this.remember(_t("The number is no longer typed."), readingId, "a27.scan.reading", "action_untype", [readingId]);
        });
    }

    acceptClean() {
        return this.decideAll("clean", "action_accept_clean");
    }

    /** Walloon tickets and what is no ticket, in one act that needs no reviewer. */
    setAside() {
        return this.decideAll("aside", "action_set_aside");
    }

    /** `which` are asked for once it is this act's turn: the one before may have decided them. */
    decideAll(which, method) {
        return this.act(async () => {
            const ids = this[which].map((reading) => reading.id);
            if (ids.length) {
                await this.orm.call("a27.ticket.return", method, [[this.returnId]]);
                this.rememberDecision(ids);
            }
        });
    }

    decide(readings, decision, reason) {
        const ids = readings.map((reading) => reading.id);
        return this.act(async () => {
            await this.orm.call("a27.ticket.return", "desk_decide", [[this.returnId], ids, decision, reason]);
            this.rememberDecision(ids);
        });
    }

    close(reason = null) {
        return this.act(async () => {
            await this.orm.call("a27.ticket.return", "desk_close", [[this.returnId], reason]);
            this.done = [];
        });
    }

    /** What the dialog "Move to another return" did. */
    rememberMove(readingIds, documentIds) {
        const label = _t("They are back in this return.");
        this.remember(label, readingIds[0], "a27.ticket.return", "desk_move_back", [this.returnId], readingIds, documentIds);
    }

    rememberDecision(ids) {
        const label = ids.length === 1 ? _t("The reading is open again.") : _t("%s readings are open again.", ids.length);
        this.remember(label, ids[0], "a27.scan.reading", "action_take_back", ids);
    }

    /** How the last act is taken back, by `method` with `args`. */
    remember(label, readingId, model, method, ...args) {
        this.done.push(markRaw({ label, readingId, model, method, args }));
    }

    /** Take back the last act; what it says, or false when there is none. */
    async undo() {
        const last = await this.act(() => this.takeBackLast());
        if (last?.readingId) {
            this.choose(last.readingId);
        }
        return last ? last.label : false;
    }

    async takeBackLast() {
        const last = this.done.pop();
        try {
            await (last && this.orm.call(last.model, last.method, last.args));
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                this.done.push(last); // it can be tried again
            }
            throw error;
        }
        return last;
    }
}
