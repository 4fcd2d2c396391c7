import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";
import { append, createElement } from "@web/core/utils/xml";
import { FormRenderer } from "@web/views/form/form_renderer";
import { toStringExpression } from "@web/views/utils";

import { FieldTheme } from "./field_theme";

/**
 * `<div class="a27_theme" name="..." title="...">` around groups of fields becomes a FieldTheme: its content goes into a
 * slot, so the component decides whether it is rendered.
 *
 * @this {import("@web/views/form/form_compiler").FormCompiler}
 */
function compileTheme(node, params) {
    const names = [...node.querySelectorAll("field")].map((field) => field.getAttribute("name"));
    const content = createElement("t", { "t-set-slot": "default" });
    for (const child of node.children) {
        append(content, this.compileNode(child, params));
    }
    const attributes = {
        "t-component": "__comp__.FieldTheme",
        fieldNames: JSON.stringify(names),
        name: toStringExpression(node.getAttribute("name")),
        record: "__comp__.props.record",
        title: toStringExpression(node.getAttribute("title")),
    };
    return createElement("t", attributes, [content]);
}

registry.category("form_compilers").add("a27_theme", {
    selector: "div.a27_theme",
    fn: compileTheme,
    doNotCopyAttributes: true,
});

patch(FormRenderer.prototype, {
    get FieldTheme() {
        return FieldTheme;
    },
});
