import logging
import os
from pathlib import Path

from odoo import api, models

from article27 import UnreadableFileError
from article27.intake.dropfolder import DropFolder

_logger = logging.getLogger(__name__)


class ScanIntake(models.Model):
    """The drop folder: whoever runs the server names it in A27_SCAN_FOLDER, so that no user can point at another."""

    _inherit = "a27.scan.intake"

    @api.model
    def _drop_folder(self):
        """The folder that is watched, or None."""
        path = os.environ.get("A27_SCAN_FOLDER")
        return DropFolder(Path(path)) if path else None

    @api.model
    def _cron_take_folder(self):
        """One transaction a file. A file leaves the folder once it is stored for good: where that fails, it is found
        again and known by its sum."""
        folder = self._drop_folder()
        if folder is None:
            return
        if not (folder.path.is_dir() and os.access(folder.path, os.W_OK)):
            # Files that cannot be removed would arrive again every minute.
            _logger.error("A27_SCAN_FOLDER is no folder in which files can be removed: %s", folder.path)
            return
        names = folder.waiting()
        for done, name in enumerate(names, start=1):
            intake = self._take_file(folder, name)
            self.env["ir.cron"]._commit_progress(1, remaining=len(names) - done)
            if intake.is_refused and not intake.document_ids:
                folder.set_aside(name)
            else:
                folder.remove(name)

    @api.model
    def _take_file(self, folder, name):
        label = folder.label(name)
        intake = self.create({"name": label, "source": "folder"})
        try:
            content = folder.read(name)
        except UnreadableFileError:
            intake.write(
                {
                    "is_refused": True,
                    "message": self.env._("It is no ordinary file, or too large. It was put aside in the folder."),
                }
            )
            return intake
        intake._take(
            self.env["ir.attachment"].create(
                {"name": label, "raw": content, "res_model": self._name, "res_id": intake.id}
            )
        )
        return intake
