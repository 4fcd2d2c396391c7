/**
 * Where things are on a page. A polygon is the four corners of a symbol in pixels of the page, clockwise from the
 * symbol's own top left: on a page scanned upside down that corner is at the bottom right.
 */

const MARGIN = 0.25; // of a crop around its polygon's longer side, as article27/scan/unread.py cuts it out

export function centreOf(polygon) {
    const sum = (axis) => polygon.reduce((total, corner) => total + corner[axis], 0);
    return [sum(0) / 4, sum(1) / 4];
}

export function boxOf(polygon) {
    const xs = polygon.map(([x]) => x);
    const ys = polygon.map(([, y]) => y);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The direction in which the symbol is read, in degrees clockwise from the page's right. */
export function angleOf([[left, top], [right, down]]) {
    return (Math.atan2(down - top, right - left) * 180) / Math.PI;
}

export function lengthOf([[left, top], [right, down]]) {
    return Math.hypot(right - left, down - top);
}

/** Quarter turns, in degrees clockwise, after which most of the symbols stand upright. */
export function uprightTurn(polygons) {
    const turns = { 0: 0, 90: 0, 180: 0, 270: 0 };
    for (const polygon of polygons) {
        turns[((Math.round(-angleOf(polygon) / 90) + 4) % 4) * 90] += 1;
    }
    return Number(Object.keys(turns).reduce((best, turn) => (turns[turn] > turns[best] ? turn : best), "0"));
}

/** Degrees to turn a symbol by, so that it is read from left to right: the decoder does not know the top of what it
 * did not read, but it is mostly where it is for the others of the page, which stand upright after `turn`. */
export function uprightAngle(polygon, turn) {
    const angle = -angleOf(polygon);
    const off = (((angle - turn) % 360) + 360) % 360;
    return off > 90 && off < 270 ? angle + 180 : angle;
}

/** Left, top, width and height of the picture that was cut out around the polygon. */
export function cropBox(polygon, page) {
    const [left, top, right, bottom] = boxOf(polygon);
    const margin = Math.round(Math.max(right - left, bottom - top) * MARGIN);
    const x = Math.max(0, left - margin);
    const y = Math.max(0, top - margin);
    return [x, y, Math.min(page.width, right + margin) - x, Math.min(page.height, bottom + margin) - y];
}

/** `[x, y]` turned by `degrees` clockwise about the origin. */
export function turned([x, y], degrees) {
    const angle = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return [x * cos - y * sin, x * sin + y * cos];
}
