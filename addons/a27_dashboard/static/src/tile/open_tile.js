/** Open the records of a tile: in its own screen where it names one, first in the kind of view that the tile shows. */
export function openTile(action, tile, name, domain = tile.domain) {
    const viewType = { graph: "graph", pivot: "pivot" }[tile.kind] || "list";
    const views = tile.views.map(([id, type]) => [id, type]);
    for (const type of [viewType, "list", "form"]) {
        if (!views.some((view) => view[1] === type)) {
            views.push([false, type]);
        }
    }
    return action.doAction(
        {
            type: "ir.actions.act_window",
            name,
            res_model: tile.model,
            views,
            search_view_id: [tile.search_view_id || false],
            domain,
            context: { ...tile.context, ...(tile.group_by.length ? { group_by: tile.group_by } : {}) },
        },
        { viewType }
    );
}

export function openRecord(action, tile, resId) {
    const formView = tile.views.find((view) => view[1] === "form");
    return action.doAction({
        type: "ir.actions.act_window",
        res_model: tile.model,
        res_id: resId,
        views: [[formView ? formView[0] : false, "form"]],
        context: tile.context,
    });
}
