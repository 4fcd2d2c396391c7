import { _t } from "@web/core/l10n/translation";
import { useEffect, useState } from "@odoo/owl";

const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/**
 * Moving a tile with the keyboard: Enter or Space on its handle takes it, the arrows carry it, Home and End bring it to
 * the ends, Enter puts it down, Escape brings it back. `message` is what a screen reader says.
 */
export function useKeyboardMove(layout, gridRef) {
    const state = useState({ key: null, focused: null, message: "" });
    let before = [];

    const name = (tile) => tile.title || tile.name;
    const position = (tile) =>
        _t("“%(name)s”: place %(place)s of %(count)s.", {
            name: name(tile),
            place: layout.indexOf(tile.key) + 1,
            count: layout.tiles.length,
        });

    // The handle that moves in the page loses the focus.
    useEffect(
        (key) => {
            if (key !== null) {
                gridRef.el?.querySelector(`[data-key="${key}"] .o_a27_tile_handle`)?.focus();
            }
        },
        () => [state.focused, layout.tiles.map((tile) => tile.key).join()]
    );

    function take(tile) {
        before = layout.snapshot();
        state.key = state.focused = tile.key;
        state.message = `${position(tile)} ${_t("Move it with the arrows, put it down with Enter, cancel with Escape.")}`;
    }

    async function putDown(tile) {
        state.key = null;
        state.message = _t("Put down. %s", position(tile));
        await layout.save();
    }

    function cancel(tile) {
        layout.restore(before);
        state.key = null;
        state.message = _t("“%s” is back in its place.", name(tile));
    }

    function carry(tile, key) {
        const last = layout.tiles.length - 1;
        const index = layout.indexOf(tile.key);
        const target = { Home: 0, End: last }[key] ?? index + STEPS[key];
        layout.move(tile.key, Math.min(Math.max(target, 0), last));
        state.message = position(tile);
    }

    function onKeydown(tile, ev) {
        const isTaken = state.key === tile.key;
        if (["Enter", " "].includes(ev.key)) {
            ev.preventDefault();
            isTaken ? putDown(tile) : take(tile);
        } else if (isTaken && ev.key === "Escape") {
            ev.preventDefault();
            ev.stopPropagation();
            cancel(tile);
        } else if (isTaken && (ev.key in STEPS || ["Home", "End"].includes(ev.key))) {
            ev.preventDefault();
            carry(tile, ev.key);
        }
    }

    /** Whoever leaves the handle has put the tile down; a handle that moves in the page loses the focus to nobody. */
    function onBlur(tile, ev) {
        if (!ev.relatedTarget) {
            return;
        }
        state.focused = null;
        if (state.key === tile.key) {
            putDown(tile);
        }
    }

    return { state, onKeydown, onBlur };
}
