import { _t } from "@web/core/l10n/translation";
import { Dropdown } from "@web/core/dropdown/dropdown";
import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { useAutofocus, useService } from "@web/core/utils/hooks";
import { ErrorHandler } from "@web/core/utils/components";
import { FormViewDialog } from "@web/views/view_dialogs/form_view_dialog";
import { formatInteger } from "@web/views/fields/formatters";
import { TileView } from "./tile_view";
import { openTile } from "./open_tile";
import { Component, onWillUpdateProps, useEffect, useRef, useState } from "@odoo/owl";

const SIGNS = {
    ok: { icon: "fa-check-circle", color: "success" },
    warning: { icon: "fa-exclamation-triangle", color: "warning", word: _t("To watch") },
    danger: { icon: "fa-exclamation-circle", color: "danger", word: _t("Urgent") },
};
// Odoo's warnings are written for people; other errors are for programmers.
const FOR_PEOPLE = /odoo\.exceptions\.(UserError|AccessError|ValidationError|MissingError|RedirectWarning)/;

/** The frame of a tile: its title, menu and source; inside, its number or one of Odoo's views. */
export class Tile extends Component {
    static template = "a27_dashboard.Tile";
    static components = { Dropdown, DropdownItem, ErrorHandler, TileView };
    static props = {
        tile: Object,
        isFirst: Boolean,
        isLast: Boolean,
        isMoving: Boolean,
        onHandleKeydown: Function,
        onHandleBlur: Function,
        onStep: Function,
        onChange: Function,
        onRemove: Function,
        onEdited: Function,
        onActed: Function,
    };

    setup() {
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.orm = useService("orm");
        this.root = useRef("root");
        this.state = useState({ isVisible: false, isRenaming: false, problem: null, edition: 0 });
        this.sizes = [
            ["small", _t("A quarter of the width")],
            ["medium", _t("Half of the width")],
            ["large", _t("The whole width")],
        ];
        useAutofocus({ refName: "title", selectAll: true });
        this.watchVisibility();
        onWillUpdateProps((next) => {
            if (JSON.stringify(next.tile.domain) !== JSON.stringify(this.props.tile.domain)) {
                this.state.problem = null; // another filter may do better
            }
        });
    }

    /** Views are loaded when they come near the screen. */
    watchVisibility() {
        useEffect(
            (el) => {
                const observer = new IntersectionObserver(
                    (entries) => {
                        if (entries.some((entry) => entry.isIntersecting)) {
                            this.state.isVisible = true;
                            observer.disconnect();
                        }
                    },
                    { rootMargin: "300px" }
                );
                observer.observe(el);
                return () => observer.disconnect();
            },
            () => [this.root.el]
        );
    }

    get title() {
        return this.props.tile.title || this.props.tile.name;
    }

    /** Which screen feeds the tile, and behind which filter. */
    get source() {
        const { model_name, name, source } = this.props.tile;
        return [model_name !== name && model_name, source].filter(Boolean).join(" · ") || model_name;
    }

    get problem() {
        return this.props.tile.problem || this.state.problem;
    }

    get isList() {
        return ["list", "todo"].includes(this.props.tile.kind);
    }

    get isEmptyList() {
        return this.isList && this.props.tile.count === 0;
    }

    get emptyText() {
        return this.props.tile.kind === "todo" ? _t("Nothing to do here.") : _t("Nothing to show here.");
    }

    get handleLabel() {
        return _t("Move “%s”", this.title);
    }

    get menuLabel() {
        return _t("Menu of “%s”", this.title);
    }

    get seeAllLabel() {
        return _t("See all %s", this.number);
    }

    get number() {
        const { count, capped } = this.props.tile;
        return capped ? `${formatInteger(count)}+` : formatInteger(count);
    }

    get sign() {
        return SIGNS[this.props.tile.level];
    }

    get isAlert() {
        return ["warning", "danger"].includes(this.props.tile.level);
    }

    get ignored() {
        const sentences = {
            period: _t("The period of the page does not change this tile: it has no date to go by."),
            mine: _t("“My partners” does not change this tile: its records follow no partner."),
        };
        return this.props.tile.ignored.map((name) => sentences[name]).join(" ");
    }

    open() {
        return openTile(this.action, this.props.tile, this.title);
    }

    onError(error) {
        console.warn(error.cause || error); // for whoever looks after the system
        const data = error.cause?.data || error.data;
        this.state.problem = FOR_PEOPLE.test(data?.name)
            ? data.message
            : _t("This tile cannot be shown: its view or one of its fields was changed. Edit or remove it.");
    }

    rename(ev) {
        const title = ev.target.value.trim();
        this.state.isRenaming = false;
        if (title && title !== this.title) {
            this.props.onChange({ title: title === this.props.tile.name ? "" : title });
        }
    }

    onTitleKeydown(ev) {
        if (ev.key === "Enter") {
            ev.target.blur();
        } else if (ev.key === "Escape") {
            ev.target.value = this.title;
            ev.target.blur();
        }
    }

    /** A tile of the addons or of a manager is everybody's: the user changes a copy that takes its place. */
    async edit() {
        const { tile } = this.props;
        if (!tile.is_own) {
            const copy = await this.orm.call("a27.dashboard.tile", "make_own", [tile.tile_id]);
            await this.props.onChange({ tile_id: copy, is_own: true });
        }
        this.dialog.add(FormViewDialog, {
            resModel: "a27.dashboard.tile",
            resId: tile.tile_id,
            title: _t("Edit the tile"),
            canExpand: false,
            onRecordSaved: async () => {
                await this.props.onEdited();
                this.state.problem = null;
                this.state.edition++;
            },
        });
    }
}
