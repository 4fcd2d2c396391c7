import { _t } from "@web/core/l10n/translation";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { useService } from "@web/core/utils/hooks";
import { useExternalListener } from "@odoo/owl";

const PAN_PX = 80;

/** What the keys of the desk do; the legend is made of the same table. `signs` are characters that Odoo's hotkeys do not
 * know, since they lie elsewhere on each keyboard. */
export function deskKeys(desk) {
    const { acts, model, view } = desk;
    return [
        { shown: "N", keys: ["n"], label: _t("Next reading to decide on"), run: () => desk.goToUnsettled(1) },
        { shown: "P", keys: ["p"], label: _t("Previous reading to decide on"), run: () => desk.goToUnsettled(-1) },
        { shown: "I", keys: ["i"], label: _t("Type the unreadable numbers; Enter saves and goes on"), run: () => desk.typeUnread() },
        { shown: "V", keys: ["v"], label: _t("Accept all valid ones"), run: () => acts.acceptClean() },
        { shown: "A", keys: ["a"], label: _t("Accept the chosen reading"), run: () => acts.decide("accepted") },
        { shown: "R", keys: ["r"], label: _t("Refuse the chosen reading"), run: () => acts.decide("refused") },
        { shown: "W", keys: ["w"], label: _t("Set Wallonia and others aside"), run: () => acts.setAside() },
        { shown: "B", keys: ["b"], label: _t("Settle our paperwork, batch by batch"), run: () => acts.settlePaperwork() },
        { shown: "M", keys: ["m"], label: _t("Move the page to another return"), run: () => acts.movePage() },
        { shown: "C", keys: ["c"], label: _t("Close the return, once nothing is left to decide"), run: () => acts.close() },
        { shown: "Ctrl+Z", keys: ["control+z"], label: _t("Take back the last act"), run: () => acts.undo() },
        { shown: "O", keys: ["o"], label: _t("Life of the chosen ticket"), run: () => acts.openTicket() },
        { shown: "↑ ↓", keys: ["arrowup"], label: _t("Up and down the list"), run: () => model.stepReading(-1), isHeld: true },
        { keys: ["arrowdown"], run: () => model.stepReading(1), isHeld: true },
        { shown: "← →", keys: ["arrowleft", "pageup"], label: _t("Page before, page after"), run: () => model.stepPage(-1), isHeld: true },
        { keys: ["arrowright", "pagedown"], run: () => model.stepPage(1), isHeld: true },
        { shown: "1 ... 5", keys: ["1"], label: _t("All readings, or one pile"), run: () => model.showPile("all") },
        { keys: ["2"], run: () => model.showPile("accepted") },
        { keys: ["3"], run: () => model.showPile("to_check") },
        { keys: ["4"], run: () => model.showPile("elsewhere") },
        { keys: ["5"], run: () => model.showPile("refused") },
        { shown: "+ −", signs: ["+", "="], label: _t("Larger, smaller (also with the wheel)"), run: () => view().in() },
        { signs: ["-"], run: () => view().out() },
        { shown: "E", keys: ["e", "0"], label: _t("Whole page"), run: () => view().whole() },
        { shown: "T", keys: ["t"], label: _t("Turn the page"), run: () => view().turn() },
        { shown: "Shift+↑ ↓ ← →", keys: ["shift+arrowup"], label: _t("Move the page"), run: () => view().pan(0, PAN_PX), isHeld: true },
        { keys: ["shift+arrowdown"], run: () => view().pan(0, -PAN_PX), isHeld: true },
        { keys: ["shift+arrowleft"], run: () => view().pan(PAN_PX, 0), isHeld: true },
        { keys: ["shift+arrowright"], run: () => view().pan(-PAN_PX, 0), isHeld: true },
        { shown: "?", signs: ["?"], label: _t("These keys"), run: () => desk.showKeys() },
    ];
}

export function useDeskKeys(keys) {
    const ui = useService("ui");
    for (const { keys: names = [], run, isHeld = false } of keys) {
        names.forEach((name) => useHotkey(name, run, { allowRepeat: isHeld }));
    }
    const bySign = Object.fromEntries(keys.flatMap(({ signs = [], run }) => signs.map((sign) => [sign, run])));
    useExternalListener(window, "keydown", (ev) => {
        const isElsewhere = ui.activeElement !== document || ev.target.matches("input, textarea, select");
        if (!isElsewhere && !ev.ctrlKey && !ev.altKey && !ev.metaKey && ev.key in bySign) {
            ev.preventDefault();
            bySign[ev.key]();
        }
    });
}
