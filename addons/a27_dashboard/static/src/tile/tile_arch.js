// Columns that a list shows in a tile of each width; buttons come on top.
const COLUMNS = { phone: 2, small: 2, medium: 4, large: 9 };
const LIST_ATTRIBUTES = ["editable", "multi_edit", "default_group_by", "action", "type", "expand"];
const FALSE = ["", "0", "False", "false", null];

/** The view as it is drawn in a tile, as text: nothing is edited there, and a list has as many columns as fit. */
export function prepareArch(arch, type, { title, size, limit }) {
    arch.setAttribute("string", title);
    ["sample", "js_class"].forEach((name) => arch.removeAttribute(name));
    if (type === "list") {
        prepareList(arch, COLUMNS[size], limit);
    }
    return new XMLSerializer().serializeToString(arch);
}

function prepareList(arch, most, limit) {
    LIST_ATTRIBUTES.forEach((name) => arch.removeAttribute(name));
    ["create", "edit", "delete", "export_xlsx"].forEach((name) => arch.setAttribute(name, "0"));
    arch.setAttribute("limit", limit);
    // The number of records is in the title already.
    arch.setAttribute("count_limit", limit + 1);
    arch.querySelectorAll(":scope > header, :scope > control").forEach((node) => node.remove());
    let shown = 0;
    for (const node of arch.querySelectorAll(":scope > field")) {
        const isHidden = !FALSE.includes(node.getAttribute("column_invisible")) || node.getAttribute("optional") === "hide";
        if (node.getAttribute("widget") === "handle" || isHidden || shown >= most) {
            node.setAttribute("column_invisible", "True");
        } else {
            shown++;
        }
        ["optional", "sum", "avg", "width"].forEach((name) => node.removeAttribute(name));
    }
}
