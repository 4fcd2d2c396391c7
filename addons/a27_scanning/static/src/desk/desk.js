import { Dropdown } from "@web/core/dropdown/dropdown";
import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { _t } from "@web/core/l10n/translation";
import { router } from "@web/core/browser/router";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart, useEffect, useRef, useState } from "@odoo/owl";

import { useDeskActs } from "./desk_acts";
import { deskKeys, useDeskKeys } from "./desk_keys";
import { DeskModel } from "./desk_model";
import { useDeskWatch } from "./desk_watch";
import { KeysDialog } from "./dialogs/keys_dialog";
import { uprightTurn } from "./geometry";
import { PageBar } from "./page_bar/page_bar";
import { PageView } from "./page_view/page_view";
import { PILES } from "./piles";
import { ReadingList } from "./reading_list/reading_list";
import { ReadingPanel } from "./reading_panel/reading_panel";
import { UnreadStrip } from "./unread_strip/unread_strip";

/** "Check the readings": one return on one screen, from the keyboard. */
export class ReturnDesk extends Component {
    static template = "a27_scanning.ReturnDesk";
    static components = { Dropdown, DropdownItem, Layout, PageBar, PageView, ReadingList, ReadingPanel, UnreadStrip };
    static props = { ...standardActionServiceProps };
    static displayName = _t("Check the readings");
    static path = "verifier";

    setup() {
        this.dialog = useService("dialog");
        this.root = useRef("root");
        const { page, pile, reading } = router.current;
        const { active_id: returnId, page_id: pageId = false } = this.props.action.context;
        const chosen = this.props.state || { pile, readingId: Number(reading) || false, pageId: Number(page) || pageId };
        this.model = useState(new DeskModel(useService("orm"), returnId, chosen));
        this.acts = useDeskActs(this.model, (step) => this.goToUnsettled(step));
        this.state = useState({ look: 0 });
        this.view = () => this.viewControl || { in() {}, out() {}, whole() {}, turn() {}, pan() {} };
        this.keys = deskKeys(this);
        useDeskKeys(this.keys);
        useSetupAction({
            getLocalState: () => ({ pile: this.model.pile, readingId: this.model.readingId, pageId: this.model.pageId }),
        });
        onWillStart(() => this.model.load());
        useDeskWatch(this.model);
        useEffect(
            (title) => {
                this.env.config.setDisplayName(title);
            },
            () => [this.title]
        );
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

    /** On a phone no trail of screens stands before it: there it names the return. */
    get title() {
        if (this.env.isSmall) {
            return this.model.data.display_name;
        }
        return this.model.isOpen ? _t("Check the readings") : _t("Look at the readings");
    }

    get tabs() {
        const { counts } = this.model;
        const tabs = [{ name: "all", label: _t("All"), sign: "" }];
        for (const [name, pile] of Object.entries(PILES)) {
            tabs.push({ name, ...pile });
        }
        return tabs.map((tab) => ({ ...tab, count: counts[tab.name] }));
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

    get emptyPageRemark() {
        const { data, page } = this.model;
        const front = data.pages.findIndex((one) => one.id === page.front_id) + 1; // as the bar of the pages counts
        if (page.is_cover) {
            return _t("A cover sheet: it says whose the tickets behind it are.");
        }
        return front ? _t("Taken for the back of page %s: no ticket was found on it.", front) : _t("No ticket was found on this page.");
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
            this.acts.say(_t("Nothing is left to decide."), "success");
        }
    }

    typeUnread() {
        const field = this.root.el.querySelector(".o_a27_strip input");
        if (field) {
            field.focus();
        } else {
            this.acts.say(_t("Every ticket could be read."), "success");
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

    showKeys() {
        this.dialog.add(KeysDialog, { keys: this.keys.filter((key) => key.shown), piles: PILES });
    }
}

registry.category("actions").add("a27_desk", ReturnDesk);
