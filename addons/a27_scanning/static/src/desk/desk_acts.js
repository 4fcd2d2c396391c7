import { _t } from "@web/core/l10n/translation";
import { useService } from "@web/core/utils/hooks";

import { ReasonDialog } from "./dialogs/reason_dialog";

/** What a person does to a return: asks what has to be asked, has the model do it, and says what became of it. */
class DeskActs {
    constructor(model, goOn, { action, dialog, notification }) {
        Object.assign(this, { model, goOn, action, dialog, notification });
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
                this.goOn(1);
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
        await this.model.idle(); // the last number may still be on its way
        if (!this.model.isToCheck) {
            return;
        }
        if (!this.model.isReadyToClose) {
            this.goOn(1);
            this.say(_t("Readings to decide before the return can be closed: %s.", this.model.unsettled.length), "warning");
            return;
        }
        if (this.model.difference) {
            this.dialog.add(ReasonDialog, {
                title: _t("Close with a difference"),
                explanation: this.model.difference,
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

    takeBack() {
        return this.model.takeBack(this.model.reading.id);
    }

    openTicket() {
        const { number, is_purged: isPurged } = this.model.reading || {};
        if (number && !isPurged) {
            this.action.doAction({
                type: "ir.actions.client",
                tag: "a27_tickets.find_ticket",
                name: _t("Find a ticket"),
                params: { text: number },
            });
        }
    }

    /** What can go to another return from here: labels, and what the dialog is to take as ticked. */
    get moves() {
        const { data, page, pageReadings, reading, returnId } = this.model;
        if (!data.may_move) {
            return [];
        }
        const file = page && data.files.find((one) => one.id === page.document_id);
        const moves = [];
        if (pageReadings.length) {
            moves.push({ label: _t("This page"), key: "M", model: "a27.scan.page", id: page.id });
        }
        if (file?.return_id === returnId) {
            moves.push({ label: _t("The whole file %s", file.name), model: "a27.scan.document", id: file.id });
        }
        if (reading) {
            moves.push({ label: _t("Only %s", this.nameOf(reading)), model: "a27.scan.reading", id: reading.id });
        }
        return moves;
    }

    move(move) {
        if (!move) {
            return;
        }
        this.openDialogOf("a27_scanning.a27_return_move_action", { active_model: move.model, active_ids: [move.id] }, (moved) =>
            this.model.rememberMove(moved.reading_ids, moved.document_ids)
        );
    }

    movePage() {
        this.move(this.moves.find((move) => move.key));
    }

    /** All pages of the return in a list, to be ticked. */
    async openPages() {
        const { returnId, orm } = this.model;
        this.action.doAction(await orm.call("a27.ticket.return", "action_view_pages", [[returnId]]));
    }

    addFiles() {
        this.openDialogOf("a27_scanning.a27_scan_upload_action");
    }

    enterNumbers() {
        this.openDialogOf("a27_scanning.a27_scan_typed_action");
    }

    /** `onDone` takes what the dialog tells of its act, if it was not cancelled. */
    openDialogOf(action, context = {}, onDone = () => {}) {
        this.action.doAction(action, {
            additionalContext: { active_id: this.model.returnId, ...context },
            onClose: async (infos) => {
                if (infos && !infos.special) {
                    onDone(infos);
                }
                await this.model.load();
            },
        });
    }

    say(message, type) {
        this.notification.add(message, { type });
    }
}

/** `goOn(step)` looks at the next reading that waits for a person. */
export function useDeskActs(model, goOn) {
    const services = ["action", "dialog", "notification"].map((name) => [name, useService(name)]);
    return new DeskActs(model, goOn, Object.fromEntries(services));
}
