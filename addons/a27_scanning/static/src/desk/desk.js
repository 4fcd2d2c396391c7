import { _t } from "@web/core/l10n/translation";
import { router } from "@web/core/browser/router";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart, onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";

import { deskKeys, useDeskKeys } from "./desk_keys";
import { DeskModel } from "./desk_model";
import { KeysDialog } from "./dialogs/keys_dialog";
import { ReasonDialog } from "./dialogs/reason_dialog";
import { uprightTurn } from "./geometry";
import { PageBar } from "./page_bar/page_bar";
import { PageView } from "./page_view/page_view";
import { PILES } from "./piles";
import { ReadingList } from "./reading_list/reading_list";
import { ReadingPanel } from "./reading_panel/reading_panel";
import { UnreadStrip } from "./unread_strip/unread_strip";

const WATCH_MS = 2000;

/** "Check the readings": one return on one screen, from the keyboard. */
export class ReturnDesk extends Component {
    static template = "a27_scanning.ReturnDesk";
    static components = { Layout, PageBar, PageView, ReadingList, ReadingPanel, UnreadStrip };
    static props = { ...standardActionServiceProps };
    static displayName = _t("Check the readings");
    static path = "verifier";

    setup() {
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.root = useRef("root");
        const { page, pile, reading } = router.current;
        const chosen = this.props.state || { pile, readingId: Number(reading) || false, pageId: Number(page) || false };
        this.model = useState(new DeskModel(useService("orm"), this.props.action.context.active_id, chosen));
        this.state = useState({ look: 0 });
        this.view = () => this.viewControl || { in() {}, out() {}, whole() {}, turn() {}, pan() {} };
        this.keys = deskKeys(this);
        useDeskKeys(this.keys);
        useSetupAction({
            getLocalState: () => ({ pile: this.model.pile, readingId: this.model.readingId, pageId: this.model.pageId }),
        });
        onWillStart(() => this.model.load());
        const timer = setInterval(() => this.model.isBeingRead && this.model.load(), WATCH_MS);
        onWillUnmount(() => clearInterval(timer));
        useEffect(
            (isAsOpened) => {
                if (!isAsOpened) {
                    this.keepInAddress();
                }
            },
            () => [this.model.isAsOpened, this.model.pageId, this.model.readingId, this.model.pile]
        );
        useEffect(
            (pageId) => {
                this.fetchNeighbours(pageId);
            },
            () => [this.model.pageId]
        );
    }

    get tabs() {
        const { counts } = this.model;
        const tabs = [{ name: "all", label: _t("All"), sign: "" }];
        for (const [name, pile] of Object.entries(PILES)) {
            tabs.push({ name, ...pile });
        }
        return tabs.map((tab) => ({ ...tab, count: counts[tab.name] }));
    }

    /** What the big button does next; none while there are doubts that only a person settles. */
    get isReadyToClose() {
        return this.model.isToCheck && !this.model.unsettled.length && this.model.data.readings.length;
    }

    get acceptLabel() {
        const count = this.model.clean.length;
        return count === 1 ? _t("Accept the valid one") : _t("Accept the %s valid ones", count);
    }

    get failures() {
        return this.model.data.files.filter((file) => file.state === "failed");
    }

    get beingRead() {
        return this.model.data.files.filter((file) => ["waiting", "reading"].includes(file.state));
    }

    get isEmpty() {
        return !this.model.data.pages.length && !this.model.data.readings.length;
    }

    /** What is chosen stands in the address, so that a reload or a colleague finds it, without an entry in the history of
     * the browser for each ticket: the way back leads out of the desk. */
    keepInAddress() {
        const { pageId, readingId, pile } = this.model;
        this.props.updateActionState({
            page: pageId || undefined,
            reading: readingId || undefined,
            pile: pile === "all" ? undefined : pile,
        });
        router.replaceState({});
    }

    turnOf(pageId) {
        const onPage = this.model.data.readings.filter((one) => one.page_id === pageId && one.polygon.length);
        const read = onPage.filter((reading) => !reading.is_unread);
        return uprightTurn((read.length ? read : onPage).map((reading) => reading.polygon));
    }

    /** The pictures of the pages beside this one, so that turning the page waits for nothing. */
    fetchNeighbours(pageId) {
        const { pages } = this.model.data;
        const index = pages.findIndex((page) => page.id === pageId);
        for (const page of [pages[index + 1], pages[index - 1]]) {
            if (page?.image) {
                new Image().src = page.image;
            }
        }
    }

    // Keys and buttons

    goToUnsettled(step) {
        if (this.model.stepUnsettled(step)) {
            this.state.look += 1;
        } else {
            this.say(_t("Nothing is left to decide."), "success");
        }
    }

    typeUnread() {
        const field = this.root.el.querySelector(".o_a27_strip input");
        if (field) {
            field.focus();
        } else {
            this.say(_t("Every ticket could be read."), "success");
        }
    }

    lookAt(readingId) {
        this.model.choose(readingId);
        this.state.look += 1;
    }

    leaveFields() {
        this.view().whole();
        this.root.el.querySelector(".o_a27_list").focus();
    }

    acceptClean() {
        if (this.model.isToCheck && this.model.clean.length) {
            this.model.acceptClean();
        }
    }

    decide(decision) {
        const { reading } = this.model;
        if (!reading || reading.state !== "open" || !this.model.isToCheck) {
            return;
        }
        if (!this.model.data.may_decide) {
            this.say(_t("Doubtful readings are decided by a reviewer. Leave them open."), "warning");
            return;
        }
        const isAccepting = decision === "accepted";
        if (isAccepting && reading.is_repeat) {
            this.say(_t("A ticket counts once: the same number cannot be accepted again."), "warning");
            return;
        }
        this.dialog.add(ReasonDialog, {
            title: isAccepting ? _t("Accept %s", this.nameOf(reading)) : _t("Refuse %s", this.nameOf(reading)),
            confirmLabel: isAccepting ? _t("Accept") : _t("Refuse"),
            explanation: reading.sentence,
            reason: reading.is_repeat ? reading.label : "",
            suggestions: isAccepting ? this.reasonsToAccept : this.reasonsToRefuse,
            alike: this.model.alike(reading).length - 1,
            onConfirm: async (reason, isForAll) => {
                await this.model.decide(isForAll ? this.model.alike(reading) : [reading], decision, reason);
                this.goToUnsettled(1);
            },
        });
    }

    get reasonsToAccept() {
        return [_t("Seen on the ticket"), _t("The venue acted in good faith"), _t("Our own paperwork was late")];
    }

    get reasonsToRefuse() {
        return [_t("Cannot be read"), _t("Not a ticket"), _t("Already counted")];
    }

    nameOf(reading) {
        return reading.number || _t("the unreadable ticket");
    }

    async close() {
        if (!this.model.isToCheck) {
            return;
        }
        if (!this.isReadyToClose) {
            this.goToUnsettled(1);
            this.say(_t("%s readings are still to be decided before the return can be closed.", this.model.unsettled.length), "warning");
            return;
        }
        if (this.model.data.difference) {
            this.dialog.add(ReasonDialog, {
                title: _t("Close with a difference"),
                explanation: this.model.data.difference,
                confirmLabel: _t("Close the return"),
                reason: "",
                suggestions: [_t("The venue counted wrongly"), _t("Tickets stuck together")],
                alike: 0,
                onConfirm: (reason) => this.closeNow(reason),
            });
        } else {
            await this.closeNow();
        }
    }

    async closeNow(reason) {
        await this.model.close(reason);
        this.say(_t("%s is closed.", this.model.data.name), "success");
    }

    setAside() {
        if (this.model.isToCheck && this.model.aside.length) {
            this.model.setAside();
        }
    }

    /** Batches that came back although nobody recorded that they left. */
    settlePaperwork() {
        if (this.model.isToCheck && this.model.lateForPaperwork.length) {
            this.openDialogOf("a27_scanning.a27_paperwork_settle_action");
        }
    }

    async openWarnings() {
        const { returnId, orm } = this.model;
        this.action.doAction(await orm.call("a27.ticket.return", "action_view_warnings", [[returnId]]));
    }

    async undo() {
        const said = await this.model.undo();
        this.say(said || _t("Nothing was done here that could be taken back."), said ? "info" : "warning");
    }

    async takeBack() {
        const { id } = this.model.reading;
        await this.model.act(() => this.model.orm.call("a27.scan.reading", "action_take_back", [[id]]));
    }

    openTicket() {
        const number = this.model.reading?.number;
        if (number) {
            this.action.doAction({
                type: "ir.actions.client",
                tag: "a27_tickets.find_ticket",
                name: _t("Find a ticket"),
                params: { text: number },
            });
        }
    }

    addFiles() {
        this.openDialogOf("a27_scanning.a27_scan_upload_action");
    }

    openDialogOf(action) {
        this.action.doAction(action, {
            additionalContext: { active_id: this.model.returnId },
            onClose: () => this.model.load(),
        });
    }

    showKeys() {
        this.dialog.add(KeysDialog, { keys: this.keys.filter((key) => key.shown), piles: PILES });
    }

    say(message, type) {
        this.notification.add(message, { type });
    }
}

registry.category("actions").add("a27_desk", ReturnDesk);
