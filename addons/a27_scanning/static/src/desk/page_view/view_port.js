import { turned } from "../geometry";

const MOST = 3; // screen pixels a pixel of the page
const STEP = 1.25;
const MARGIN = 0.97; // of the frame that a whole page takes

/** What part of a page is seen: how large (`scale`), turned how far (`turn`), and where the page's centre is from the
 * frame's (`x`, `y`, in screen pixels). */
export class ViewPort {
    constructor() {
        Object.assign(this, { scale: 1, x: 0, y: 0, turn: 0, isWhole: true });
    }

    fit(page, frame) {
        const [width, height] = this.turn % 180 ? [page.height, page.width] : [page.width, page.height];
        const scale = Math.min(frame.width / width, frame.height / height) * MARGIN;
        Object.assign(this, { scale, x: 0, y: 0, isWhole: true });
    }

    /** Larger or smaller, with the place under `[x, y]` (from the frame's centre) staying where it is. */
    zoom(factor, [x, y] = [0, 0]) {
        const scale = Math.min(MOST, Math.max(0.05, this.scale * factor));
        const grown = scale / this.scale;
        Object.assign(this, { scale, x: x - (x - this.x) * grown, y: y - (y - this.y) * grown, isWhole: false });
    }

    in() {
        this.zoom(STEP);
    }

    out() {
        this.zoom(1 / STEP);
    }

    pan(x, y) {
        Object.assign(this, { x: this.x + x, y: this.y + y, isWhole: false });
    }

    /** Where a place of the page is on the screen, from the frame's centre. */
    onScreen(page, [x, y]) {
        const [right, down] = turned([(x - page.width / 2) * this.scale, (y - page.height / 2) * this.scale], this.turn);
        return [this.x + right, this.y + down];
    }

    /** Bring a place of the page to the middle of the frame. */
    centre(page, place) {
        const [x, y] = this.onScreen(page, place);
        this.pan(-x, -y);
    }

    style(page) {
        const [width, height] = [page.width * this.scale, page.height * this.scale];
        return (
            `width: ${width}px; height: ${height}px; margin: ${-height / 2}px 0 0 ${-width / 2}px; ` +
            `transform: translate(${this.x}px, ${this.y}px) rotate(${this.turn}deg)`
        );
    }
}
