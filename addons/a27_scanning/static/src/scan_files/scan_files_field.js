import { _t } from "@web/core/l10n/translation";
import { FileInput } from "@web/core/file_input/file_input";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Many2ManyBinaryField, many2ManyBinaryField } from "@web/views/fields/many2many_binary/many2many_binary_field";

/** Odoo's file input fails as a whole when the first of the chosen files is empty; here empty files are named and left out. */
class ScanFileInput extends FileInput {
    setup() {
        super.setup();
        this.notification = useService("notification");
    }

    get httpParams() {
        const params = super.httpParams;
        return { ...params, ufile: params.ufile.filter((file) => file.size) };
    }

    async onFileInputChange() {
        for (const file of this.fileInputRef.el.files) {
            if (!file.size) {
                this.notification.add(_t("%s is empty, so it is left out. Scan it again.", file.name), { type: "warning" });
            }
        }
        if (this.httpParams.ufile.length) {
            await super.onFileInputChange();
        }
    }
}

class ScanFilesField extends Many2ManyBinaryField {
    static components = { ...Many2ManyBinaryField.components, FileInput: ScanFileInput };
}

registry.category("fields").add("a27_scan_files", { ...many2ManyBinaryField, component: ScanFilesField });
