import { _t } from "@web/core/l10n/translation";

/** The four piles of a clerk, in the order of the keys 2 to 5. Each has a sign beside its colour. */
export const PILES = {
    accepted: { label: _t("Valid"), sign: "✓", icon: "fa-check" },
    to_check: { label: _t("To check"), sign: "?", icon: "fa-question" },
    elsewhere: { label: _t("Wallonia, elsewhere"), sign: "↗", icon: "fa-external-link" },
    refused: { label: _t("Refused"), sign: "✕", icon: "fa-times" },
};

/** While its file is being read. */
const UNJUDGED = { label: _t("Being read"), sign: "…" };

/** The pile of a reading: what a person decided comes before what the machine says. What was set aside stays in its own. */
export function pileOf(reading) {
    const { state, pile, is_aside: isAside } = reading;
    return state === "open" || (state === "refused" && isAside) ? pile : state;
}

/** The label and the sign of that pile. */
export function lookOf(reading) {
    return PILES[pileOf(reading)] || UNJUDGED;
}

/** Whether a person still has to look at it: the valid ones are accepted all at once. */
export function isUnsettled(reading) {
    return reading.state === "open" && !["accepted", "unjudged"].includes(reading.pile);
}

export function isUnread(reading) {
    return reading.state === "open" && !reading.number;
}
