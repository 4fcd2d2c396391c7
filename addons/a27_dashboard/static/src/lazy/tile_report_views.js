import { registry } from "@web/core/registry";
import { GraphRenderer } from "@web/views/graph/graph_renderer";
import { graphView } from "@web/views/graph/graph_view";
import { pivotView } from "@web/views/pivot/pivot_view";

/** A chart that fits a tile: no buttons, no legend of a single colour, and whole numbers written as such. */
class TileGraphRenderer extends GraphRenderer {
    getLegendOptions() {
        const isAlone = this.model.metaData.mode !== "pie" && this.model.data.datasets.length < 2;
        return { ...super.getLegendOptions(), ...(isAlone ? { display: false } : {}) };
    }

    getScaleOptions() {
        const scales = super.getScaleOptions();
        const { measure, measures } = this.model.metaData;
        if (scales.y && measures[measure].type === "integer") {
            scales.y.ticks.precision = 0;
        }
        return scales;
    }

    formatValue(value, allIntegers, formatType) {
        return super.formatValue(value, allIntegers || Number.isInteger(value), formatType);
    }
}

const buttonTemplate = "a27_dashboard.NoButtons";

registry.category("views").add("a27_tile_graph", { ...graphView, Renderer: TileGraphRenderer, buttonTemplate });
registry.category("views").add("a27_tile_pivot", { ...pivotView, buttonTemplate });
