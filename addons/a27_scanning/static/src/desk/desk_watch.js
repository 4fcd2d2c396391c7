import { ConnectionLostError } from "@web/core/network/rpc";
import { onMounted, onWillUnmount, useExternalListener } from "@odoo/owl";

const WATCH_MS = 2000;

/** What others do meanwhile: the model is read again while files are being read, until the server answers once more, and
 * when a person comes back to this tab. One question at a time, however slow the answers are. */
export function useDeskWatch(model) {
    let timer;

    async function load() {
        try {
            await model.load();
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
        }
    }

    async function watch() {
        if (model.isBeingRead || model.isCutOff) {
            await load();
        }
        plan();
    }

    function plan() {
        if (timer !== null) {
            timer = setTimeout(watch, WATCH_MS);
        }
    }

    onMounted(plan);
    onWillUnmount(() => {
        clearTimeout(timer);
        timer = null;
    });
    useExternalListener(document, "visibilitychange", () => document.visibilityState === "visible" && load());
}
