import { useEffect } from "@odoo/owl";

const SLACK_PX = { mouse: 4, pen: 8, touch: 10 }; // a click that trembles is still a click
const WHEEL = 1.0015; // larger by this factor, to the power of the wheel's way
const LINE_PX = 33; // of a wheel that counts lines
const PINCH = 8; // a pinch on a touch pad comes as short ways of the wheel

/** Mouse, finger and wheel on the frame `ref` move and zoom `view`: one pointer moves, two pinch, a double tap or click
 * calls `onTwice` with its place from the frame's centre. */
export function usePanning(ref, view, onTwice) {
    const pointers = new Map();
    let moved = 0;

    function fromCentre({ clientX, clientY }) {
        const { left, top, width, height } = ref.el.getBoundingClientRect();
        return [clientX - left - width / 2, clientY - top - height / 2];
    }

    /** The middle of what touches the frame, and how far the first two are from each other; 1 where there is one. */
    function grip() {
        const [one, two = one] = [...pointers.values()].map(fromCentre);
        return { x: (one[0] + two[0]) / 2, y: (one[1] + two[1]) / 2, spread: Math.hypot(one[0] - two[0], one[1] - two[1]) || 1 };
    }

    function onPointerdown(ev) {
        if (!pointers.size) {
            moved = 0;
        }
        pointers.set(ev.pointerId, ev);
    }

    function onPointermove(ev) {
        if (!pointers.has(ev.pointerId)) {
            return;
        }
        if (!ev.buttons) {
            onPointerup(ev); // it was let go outside
            return;
        }
        const before = grip();
        pointers.set(ev.pointerId, ev);
        const after = grip();
        moved += Math.hypot(after.x - before.x, after.y - before.y);
        if (pointers.size > 1 || moved > SLACK_PX[ev.pointerType]) {
            ref.el.setPointerCapture(ev.pointerId);
            view.pan(after.x - before.x, after.y - before.y);
            view.zoom(after.spread / before.spread, [after.x, after.y]);
        }
    }

    function onPointerup(ev) {
        if (pointers.size > 1) {
            moved = Infinity; // the end of a pinch is no click
        }
        pointers.delete(ev.pointerId);
    }

    function onClick(ev) {
        if (moved > SLACK_PX[ev.pointerType]) {
            ev.stopPropagation(); // the end of a move chooses no box
        }
    }

    function onDblclick(ev) {
        onTwice(fromCentre(ev));
    }

    function onWheel(ev) {
        ev.preventDefault();
        const way = ev.deltaY * (ev.deltaMode ? LINE_PX : 1) * (ev.ctrlKey ? PINCH : 1);
        view.zoom(WHEEL ** -way, fromCentre(ev));
    }

    useEffect(
        (element) => {
            const listeners = [
                ["pointerdown", onPointerdown],
                ["pointermove", onPointermove],
                ["pointerup", onPointerup],
                ["pointercancel", onPointerup],
                ["click", onClick, { capture: true }],
                ["dblclick", onDblclick],
                ["wheel", onWheel, { passive: false }],
            ];
            listeners.forEach((listener) => element.addEventListener(...listener));
            return () => listeners.forEach((listener) => element.removeEventListener(...listener));
        },
        () => [ref.el]
    );
}
