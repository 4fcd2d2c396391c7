import { Component } from "@odoo/owl";

import { centreOf, cropBox, lengthOf, uprightAngle } from "../geometry";

const PART = 0.72; // of the frame's width that the bars take: digits and a margin stay around them
const HEIGHT = 0.5; // of the frame, as part of its width

/** The place of a reading, turned so that its number is read from left to right. */
export class Crop extends Component {
    static template = "a27_scanning.Crop";
    static props = { reading: Object, page: Object, turn: Number, width: Number, isFlipped: { type: Boolean, optional: true } };

    /** Cut out in full detail where the machine did not read, else a part of the page's small picture. */
    get source() {
        const { reading, page } = this.props;
        return reading.is_unread ? `/web/image/a27.scan.reading/${reading.id}/crop?unique=1` : page.image;
    }

    get frame() {
        return `width: ${this.props.width}px; height: ${this.props.width * HEIGHT}px`;
    }

    get style() {
        const { reading, page, turn, width, isFlipped } = this.props;
        const scale = (PART * width) / Math.max(1, lengthOf(reading.polygon));
        const [left, top, wide, high] = reading.is_unread ? cropBox(reading.polygon, page) : [0, 0, page.width, page.height];
        const [x, y] = centreOf(reading.polygon);
        const [originX, originY] = [(x - left) * scale, (y - top) * scale];
        const angle = uprightAngle(reading.polygon, turn) + (isFlipped ? 180 : 0);
        return (
            `width: ${wide * scale}px; height: ${high * scale}px; transform-origin: ${originX}px ${originY}px; ` +
            `transform: translate(${-originX}px, ${-originY}px) rotate(${angle}deg)`
        );
    }
}
