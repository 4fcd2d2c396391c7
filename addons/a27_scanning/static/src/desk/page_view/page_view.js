import { _t } from "@web/core/l10n/translation";
import { Component, onWillUpdateProps, useEffect, useRef, useState } from "@odoo/owl";

import { centreOf, lengthOf } from "../geometry";
import { lookOf, pileOf } from "../piles";
import { usePanning } from "./panning";
import { ViewPort } from "./view_port";

const READABLE_PX = 320; // of a symbol on the screen, for its number to be read
const CLOSER = 3; // times the whole page, after a double tap
const EDGE_PX = 40;
const LARGEST_SIGN_PX = 13;

/** One page with a box around each reading. It is zoomed, turned and moved; nothing of it is computed by the server. */
export class PageView extends Component {
    static template = "a27_scanning.PageView";
    static props = {
        page: Object,
        readings: Array,
        readingId: { type: [Number, Boolean] },
        turn: Number,
        look: Number, // goes up each time that the chosen reading wants to be looked at closely
        control: Function, // takes what the keys of the desk do here
        onChoose: Function,
    };

    setup() {
        this.frame = useRef("frame");
        this.view = useState(new ViewPort());
        this.view.turn = this.props.turn;
        usePanning(this.frame, this.view, (place) => this.lookAtOrBack(place));
        this.props.control({
            in: () => this.view.in(),
            out: () => this.view.out(),
            whole: () => this.showWhole(),
            turn: () => this.turnBy(90),
            pan: (x, y) => this.view.pan(x, y),
        });
        onWillUpdateProps((next) => this.follow(next));
        useEffect(
            (element) => {
                const observer = new ResizeObserver(() => this.view.isWhole && this.showWhole());
                observer.observe(element);
                return () => observer.disconnect();
            },
            () => [this.frame.el]
        );
        useEffect(
            () => {
                if (this.props.look) {
                    this.lookAt(this.props, this.chosen(this.props));
                }
            },
            () => [this.props.look]
        );
    }

    get size() {
        return { width: this.frame.el.clientWidth, height: this.frame.el.clientHeight };
    }

    chosen({ readings, readingId }) {
        return readings.find((reading) => reading.id === readingId);
    }

    follow(next) {
        if (next.page.id !== this.props.page.id) {
            this.view.turn = next.turn;
            this.view.fit(next.page, this.size);
        }
        const reading = this.chosen(next);
        const isLookedAt = next.look !== this.props.look;
        if (reading && !isLookedAt && !this.view.isWhole && next.readingId !== this.props.readingId) {
            this.bringIntoView(next.page, reading);
        }
    }

    bringIntoView(page, reading) {
        const [x, y] = this.view.onScreen(page, centreOf(reading.polygon));
        const { width, height } = this.size;
        if (Math.abs(x) > width / 2 - EDGE_PX || Math.abs(y) > height / 2 - EDGE_PX) {
            this.view.centre(page, centreOf(reading.polygon));
        }
    }

    lookAt({ page }, reading) {
        if (!reading?.polygon.length) {
            return;
        }
        this.view.zoom(Math.max(1, READABLE_PX / (lengthOf(reading.polygon) * this.view.scale)));
        this.view.centre(page, centreOf(reading.polygon));
    }

    /** Close to what lies under `place` (from the frame's centre); from there, the whole page again. */
    lookAtOrBack(place) {
        if (this.view.isWhole) {
            this.view.zoom(CLOSER, place);
        } else {
            this.showWhole();
        }
    }

    showWhole() {
        this.view.fit(this.props.page, this.size);
    }

    turnBy(degrees) {
        this.view.turn = (this.view.turn + degrees + 360) % 360;
        this.showWhole();
    }

    boxClass(reading) {
        const isSettled = reading.state !== "open";
        return { [`o_a27_pile_${pileOf(reading)}`]: true, o_a27_settled: isSettled, o_a27_chosen: reading.id === this.props.readingId };
    }

    /** Where the sign of a box is, and how large, in pixels of the page. */
    sign(reading) {
        const [x, y] = centreOf(reading.polygon);
        const radius = Math.min(lengthOf(reading.polygon) * 0.11, LARGEST_SIGN_PX / this.view.scale);
        return { text: lookOf(reading).sign, x, y, radius, upright: `rotate(${-this.view.turn} ${x} ${y})` };
    }

    label(reading) {
        const number = reading.number || _t("Unreadable");
        return `${number}, ${lookOf(reading).label}: ${reading.label}`;
    }

    points(reading) {
        return reading.polygon.map((corner) => corner.join(",")).join(" ");
    }

    onBoxKeydown(ev, reading) {
        if (ev.key === "Enter" || ev.key === " ") {
            ev.preventDefault();
            ev.stopPropagation();
            this.props.onChoose(reading.id);
        }
    }
}
