import { registry } from "@web/core/registry";

import { openOnNextLoad } from "./field_theme";

/** After a field was added: the same screen, loaded anew, with the field in sight. */
registry.category("actions").add("a27_partners.field_added", (env, action) => {
    openOnNextLoad(action.params.theme);
    return { type: "ir.actions.client", tag: "reload" };
});
