import { _t } from "@web/core/l10n/translation";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { Dialog } from "@web/core/dialog/dialog";
import { useAutofocus, useService } from "@web/core/utils/hooks";
import { normalize } from "@web/core/l10n/utils/normalize";
import { Component, onWillStart, useState } from "@odoo/owl";

const ICONS = { counter: "fa-tachometer", list: "fa-list-ul", todo: "fa-check-square-o", graph: "fa-bar-chart", pivot: "fa-table" };

/** All tiles that a user may put on the page. */
export class GalleryDialog extends Component {
    static template = "a27_dashboard.GalleryDialog";
    static components = { Dialog };
    static props = { placed: Array, onAdd: Function, onChange: Function, close: Function };

    setup() {
        this.dialog = useService("dialog");
        this.orm = useService("orm");
        this.icons = ICONS;
        this.title = _t("Add a tile");
        this.state = useState({ tiles: [], placed: new Set(this.props.placed), search: "" });
        useAutofocus({ refName: "search" });
        onWillStart(() => this.load());
    }

    async load() {
        this.state.tiles = await this.orm.call("a27.dashboard.tile", "gallery", []);
    }

    get groups() {
        const searched = normalize(this.state.search);
        const found = this.state.tiles.filter((tile) =>
            normalize(`${tile.name} ${tile.source} ${tile.model_name} ${tile.kind_name}`).includes(searched)
        );
        return [
            { name: _t("New tiles"), tiles: found.filter((tile) => tile.is_new) },
            { name: _t("My tiles"), tiles: found.filter((tile) => tile.is_own) },
            { name: _t("For everybody"), tiles: found.filter((tile) => !tile.is_own && !tile.is_new) },
        ].filter((group) => group.tiles.length);
    }

    addLabel(tile) {
        return _t("Add “%s”", tile.name);
    }

    deleteLabel(tile) {
        return _t("Delete “%s”", tile.name);
    }

    async add(tile) {
        this.state.placed.add(tile.id);
        await this.props.onAdd(tile);
    }

    remove(tile) {
        this.dialog.add(ConfirmationDialog, {
            title: _t("Delete the tile"),
            body: _t("“%s” goes away for good, also from your page. The records that it shows stay.", tile.name),
            confirmLabel: _t("Delete"),
            confirm: async () => {
                await this.orm.unlink("a27.dashboard.tile", [tile.id]);
                await Promise.all([this.load(), this.props.onChange()]);
            },
            cancel: () => {},
        });
    }
}
