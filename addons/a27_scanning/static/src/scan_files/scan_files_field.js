import { useDropzone } from "@web/core/dropzone/dropzone_hook";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Many2ManyBinaryField, many2ManyBinaryField } from "@web/views/fields/many2many_binary/many2many_binary_field";
import { useRef, useState } from "@odoo/owl";

const ROUTE = "/web/binary/upload_attachment";

/**
 * Takes many files at once: chosen, dropped, or photographed with a phone. They are sent one after the other, each with
 * its progress; an empty or refused file is named and the others go on.
 */
export class ScanFilesField extends Many2ManyBinaryField {
    static template = "a27_scanning.ScanFilesField";
    static components = {};

    setup() {
        super.setup();
        this.fileUpload = useService("file_upload");
        this.state = useState({ waiting: 0, current: null });
        this.queue = Promise.resolve();
        this.root = useRef("root");
        useDropzone(this.root, (event) => this.add(event.dataTransfer.files));
    }

    get percent() {
        return Math.round(100 * (this.state.current?.progress || 0));
    }

    onChoose(event) {
        // A copy: the list is emptied so that the same file can be chosen again.
        this.add([...event.target.files]);
        event.target.value = null;
    }

    add(files) {
        for (const file of files) {
            if (!file.size) {
                this.warn(_t("%s is empty, so it is left out. Scan it again.", file.name));
                continue;
            }
            this.state.waiting += 1;
            this.queue = this.queue.then(() => this.send(file));
        }
        this.tell();
    }

    /** Sends one file; never fails, so that the next one follows. */
    async send(file) {
        try {
            const upload = await this.fileUpload.upload(ROUTE, [file], {
                buildFormData: (data) => this.describe(data),
                displayErrorNotification: false,
            });
            this.state.current = upload;
            await this.onFileUploaded(await answer(upload.xhr));
        } catch {
            this.warn(_t("%s could not be sent. Check the network and add it again.", file.name));
        } finally {
            this.state.waiting -= 1;
            this.state.current = null;
            await this.tell();
        }
    }

    describe(data) {
        data.append("model", this.props.record.resModel);
        data.append("id", this.props.record.resId || 0);
    }

    /** The dialog cannot be confirmed while a file is on its way. */
    tell() {
        return this.props.record.update({ is_uploading: Boolean(this.state.waiting) });
    }

    warn(message) {
        this.notification.add(message, { type: "warning" });
    }
}

/** What the server answers to an upload. */
function answer(xhr) {
    return new Promise((resolve, reject) => {
        xhr.addEventListener("load", () => (xhr.status === 200 ? resolve(JSON.parse(xhr.response)) : reject(xhr)));
        xhr.addEventListener("error", reject);
        xhr.addEventListener("abort", reject);
    });
}

registry.category("fields").add("a27_scan_files", { ...many2ManyBinaryField, component: ScanFilesField });
