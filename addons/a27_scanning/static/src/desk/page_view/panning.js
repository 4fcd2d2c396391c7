import { useEffect } from "@odoo/owl";

const SLACK_PX = 4; // a click that trembles is still a click
const WHEEL = 1.0015; // larger by this factor, to the power of the wheel's way

/** Mouse, finger and wheel on the frame `ref` move and zoom `view`: one pointer moves, two pinch. */
export function usePanning(ref, view) {
    const pointers = new Map();
    let moved = 0;

    function fromCentre({ clientX, clientY }) {
        const { left, top, width, height } = ref.el.getBoundingClientRect();
        return [clientX - left - width / 2, clientY - top - height / 2];
    }

    function spread() {
        const [one, two] = [...pointers.values()];
        return Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
    }

    function onPointerdown(ev) {
        pointers.set(ev.pointerId, ev);
        moved = 0;
    }

    function onPointermove(ev) {
        const before = pointers.get(ev.pointerId);
        if (!before) {
            return;
        }
        const spreadBefore = pointers.size === 2 && spread();
        pointers.set(ev.pointerId, ev);
        moved += Math.hypot(ev.clientX - before.clientX, ev.clientY - before.clientY);
        if (pointers.size === 2) {
            view.zoom(spread() / spreadBefore, fromCentre(ev));
        } else if (moved > SLACK_PX) {
            ref.el.setPointerCapture(ev.pointerId);
            view.pan(ev.clientX - before.clientX, ev.clientY - before.clientY);
        }
    }

    function onPointerup(ev) {
        pointers.delete(ev.pointerId);
    }

    function onClick(ev) {
        if (moved > SLACK_PX) {
            ev.stopPropagation(); // the end of a move chooses no box
        }
    }

    function onWheel(ev) {
        ev.preventDefault();
        view.zoom(WHEEL ** -ev.deltaY, fromCentre(ev));
    }

    useEffect(
        (element) => {
            const listeners = [
                ["pointerdown", onPointerdown],
                ["pointermove", onPointermove],
                ["pointerup", onPointerup],
                ["pointercancel", onPointerup],
                ["click", onClick, { capture: true }],
                ["wheel", onWheel, { passive: false }],
            ];
            listeners.forEach((listener) => element.addEventListener(...listener));
            return () => listeners.forEach((listener) => element.removeEventListener(...listener));
        },
        () => [ref.el]
    );
}
