import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { Component, onWillUnmount, xml } from "@odoo/owl";

const INTERVAL_MS = 2000;

/** Shown while files are being read: loads the form again every two seconds, unless a person is typing in it. */
export class LiveRefresh extends Component {
    static template = xml`
        <div class="alert alert-info" role="status">
            <i class="fa fa-refresh fa-spin me-2"/><t t-out="label"/>
        </div>`;
    static props = { ...standardWidgetProps };

    setup() {
        this.label = _t("The files are being read. This page follows by itself.");
        const timer = setInterval(() => this.reload(), INTERVAL_MS);
        onWillUnmount(() => clearInterval(timer));
    }

    async reload() {
        if (!(await this.props.record.isDirty())) {
            await this.props.record.load();
        }
    }
}

registry.category("view_widgets").add("a27_live_refresh", { component: LiveRefresh });
