import base64
import logging

from odoo import SUPERUSER_ID, api

from article27 import ScanError
from article27.scan import read_isolated

_logger = logging.getLogger(__name__)

# What a verdict says of the ticket on whose reading it was given.
STATE_BEFORE = """
    UPDATE a27_scan_reading SET ticket_state_before = CASE
               WHEN verdict IN ('cancelled', 'replaced', 'stolen', 'brought_back') THEN 'cancelled'
               WHEN verdict = 'expired' THEN 'expired'
               WHEN verdict = 'not_printed' THEN 'generated'
               WHEN verdict = 'not_delivered' THEN 'printed'
               ELSE 'delivered' END
     WHERE state = 'accepted' AND ticket_id IS NOT NULL AND ticket_state_before IS NULL
"""
# Of files that were added twice the first one is known by the sum; parts of a file have none of their own.
CHECKSUMS = """
    UPDATE a27_scan_document document SET checksum = original.checksum
      FROM (SELECT DISTINCT ON (attachment.checksum) document.id, attachment.checksum
              FROM a27_scan_document document JOIN ir_attachment attachment ON attachment.id = document.attachment_id
             WHERE document.origin_id IS NULL AND document.state <> 'failed' AND NOT EXISTS (
                       SELECT FROM a27_scan_document known WHERE known.checksum = attachment.checksum)
          ORDER BY attachment.checksum, document.id) original
     WHERE original.id = document.id
"""


def migrate(cr, version):
    """What acts write down today is completed for the scans of before: decisions can be taken back, a file that comes
    again is recognised, and the desk shows the pages of returns that are still open."""
    cr.execute(STATE_BEFORE)
    cr.execute(CHECKSUMS)
    env = api.Environment(cr, SUPERUSER_ID, {})
    judge_repeats(env.user.with_context(lang=env.user.lang).env)
    for document in env["a27.scan.document"].search(
        [("state", "=", "read"), ("return_id.closed_on", "=", False), ("attachment_id", "!=", False)]
    ):
        draw_pages(document)


def draw_pages(document):
    lacking = {page.number: page for page in document.page_ids if not page.image}
    for first, last in document._blocks(document.page_count):
        if lacking.keys().isdisjoint(range(first, last + 1)):
            continue
        try:
            pages = read_isolated(document._file_path(), first=first, last=last, previews=True)
        except ScanError:
            return  # the readings stay, and the desk says that there is no picture
        for page in pages:
            if page.number in lacking:
                lacking[page.number].image = base64.b64encode(page.preview)


def judge_repeats(env):
    """A number that no ticket of ours has could be accepted twice. It counts once, or Odoo could not make the index
    that keeps it so: the later ones wait for a decision again, or are refused where their return is closed."""
    without_ticket = [("ticket_id", "=", False), ("text", "!=", False), ("verdict", "!=", "foreign")]
    readings = env["a27.scan.reading"].search([("state", "=", "accepted"), *without_ticket], order="settled_at, id")
    repeats = readings.browse().union(*(same[1:] for same in readings.grouped("text").values()))
    repeats.write({"state": "open", "reason": False, "settled_by_id": False, "settled_at": False})
    repeats._judge()
    verdicts = dict(repeats._fields["verdict"]._description_selection(env))
    for reading in repeats:
        reading.return_id.message_post(body=f"{reading.display_name} · {reading.sentence}")
        if reading.return_id.closed_on:
            reading._settle("refused", verdicts[reading.verdict])
    if repeats:
        _logger.info("Accepted twice, and now once: %s", ", ".join(repeats.mapped("text")))
