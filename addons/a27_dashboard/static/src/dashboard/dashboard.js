import { _t } from "@web/core/l10n/translation";
import { CheckBox } from "@web/core/checkbox/checkbox";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { Dropdown } from "@web/core/dropdown/dropdown";
import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSortable } from "@web/core/utils/sortable_owl";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Tile } from "../tile/tile";
import { GalleryDialog } from "../gallery/gallery_dialog";
import { useKeyboardMove } from "./keyboard_move";
import { Layout } from "./layout";
import { Component, onMounted, onWillStart, useRef, useState } from "@odoo/owl";

export const PERIODS = [
    ["", _t("Any time")],
    ["month", _t("This month")],
    ["last_month", _t("Last month")],
    ["quarter", _t("This quarter")],
    ["year", _t("This year")],
    ["last_year", _t("Last year")],
];
// Kept while the web client runs: whoever comes back from a record finds the page as it was.
const filters = { period: "", mine: false };

/** The first page: tiles that the user arranges. The server evaluates filters and counts, Odoo's views draw the rest. */
export class Dashboard extends Component {
    static template = "a27_dashboard.Dashboard";
    static components = { CheckBox, Dropdown, DropdownItem, Tile };
    static props = { ...standardActionServiceProps };

    setup() {
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.periods = PERIODS;
        this.filters = useState(filters);
        this.layout = useState(new Layout(useService("orm")));
        this.grid = useRef("grid");
        this.mover = useKeyboardMove(this.layout, this.grid);
        this.env.config.setDisplayName(_t("Dashboard"));
        useSortable({
            enable: () => !this.env.isSmall,
            ref: this.grid,
            elements: ".o_a27_tile",
            handle: ".o_a27_tile_handle",
            cursor: "grabbing",
            clone: false, // the simpler of its two ways to find the place, for tiles of several widths
            placeholderClasses: ["o_a27_placeholder"],
            onDrop: ({ element, previous }) => this.drop(element, previous),
        });
        onWillStart(() => this.load());
        onMounted(() => this.show(this.props.action.context?.a27_tile_id));
    }

    /** Bring a tile that was just added into sight. */
    show(tileId) {
        const tile = this.layout.tiles.findLast((tile) => tile.tile_id === tileId);
        const el = tile && this.grid.el?.querySelector(`[data-key="${tile.key}"]`);
        el?.scrollIntoView({ behavior: "smooth", block: "center" });
    }

    load() {
        return this.layout.load(this.filters.period || null, this.filters.mine);
    }

    setPeriod(ev) {
        this.filters.period = ev.target.value;
        return this.load();
    }

    setMine(checked) {
        this.filters.mine = checked;
        return this.load();
    }

    drop(element, previous) {
        const key = Number(element.dataset.key);
        const keys = this.layout.tiles.map((tile) => tile.key).filter((other) => other !== key);
        const index = previous ? keys.indexOf(Number(previous.dataset.key)) + 1 : 0;
        this.layout.move(key, index);
        return this.layout.save();
    }

    step(tile, by) {
        this.layout.move(tile.key, this.layout.indexOf(tile.key) + by);
        return this.layout.save();
    }

    async remove(tile) {
        const before = this.layout.snapshot();
        this.layout.remove(tile.key);
        await this.layout.save();
        const close = this.notification.add(_t("“%s” was taken off your page.", tile.title || tile.name), {
            type: "info",
            autocloseDelay: 10_000,
            buttons: [
                {
                    name: _t("Undo"),
                    primary: true,
                    onClick: async () => {
                        close();
                        this.layout.restore(before);
                        await this.layout.save();
                    },
                },
            ],
        });
    }

    async change(tile, values) {
        Object.assign(tile, values);
        await this.layout.save();
    }

    openGallery() {
        const props = {
            placed: this.layout.tiles.map((tile) => tile.tile_id),
            onAdd: (tile) => this.add(tile),
            onChange: () => this.load(),
        };
        this.dialog.add(GalleryDialog, props, { onClose: () => this.layout.seeGallery() });
    }

    get newLabel() {
        const { newCount } = this.layout;
        return newCount === 1 ? _t("1 new tile") : _t("%s new tiles", newCount);
    }

    async add({ id, kind }) {
        await this.layout.add(id, kind === "counter" ? "small" : "medium");
        await this.load();
        this.show(id);
    }

    reset() {
        this.dialog.add(ConfirmationDialog, {
            title: _t("Start again"),
            body: _t("Your page becomes the one of your role again. The tiles that you made stay in the gallery."),
            confirmLabel: _t("Start again"),
            confirm: async () => {
                await this.layout.reset();
                await this.load();
            },
            cancelLabel: _t("Keep my page"),
            cancel: () => {},
        });
    }

    setRoleLabel(role) {
        return _t("Use as default of “%s”", role.name);
    }

    unsetRoleLabel(role) {
        return _t("Original page for “%s”", role.name);
    }

    setRolePage(role) {
        this.dialog.add(ConfirmationDialog, {
            title: _t("Default of a role"),
            body: _t(
                "Everybody of “%s” who has not arranged a page starts from yours, with the tiles that you made.",
                role.name
            ),
            confirmLabel: _t("Use my page"),
            confirm: async () => {
                await this.layout.setRolePage(role.id);
                await this.load();
                this.notification.add(_t("“%s” now starts from your page.", role.name), { type: "success" });
            },
            cancel: () => {},
        });
    }

    async unsetRolePage(role) {
        await this.layout.unsetRolePage(role.id);
        await this.load();
        this.notification.add(_t("“%s” starts from the original page again.", role.name), { type: "success" });
    }
}

registry.category("actions").add("a27_dashboard", Dashboard);
