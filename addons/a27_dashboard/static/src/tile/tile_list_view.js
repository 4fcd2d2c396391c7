import { registry } from "@web/core/registry";
import { listView } from "@web/views/list/list_view";
import { ListController } from "@web/views/list/list_controller";

/** The rows of a tile. When a button of a row has acted the rows are loaded again; the page's numbers follow. */
class TileListController extends ListController {
    static props = { ...ListController.props, onReloaded: { type: Function, optional: true } };

    async afterExecuteActionButton(clickParams) {
        await super.afterExecuteActionButton(clickParams);
        this.props.onReloaded?.();
    }
}

registry.category("views").add("a27_tile_list", { ...listView, Controller: TileListController });
