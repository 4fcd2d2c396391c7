from odoo import api, models

FOLLOWED = {
    "nadia": ("social_1", "social_2", "social_4", "venue_1", "venue_3"),
    "luc": ("social_3", "social_5", "venue_2"),
}


class DemoStory(models.AbstractModel):
    """What makes the first page worth opening: partners that somebody follows, a convention that is nearly used up, a
    file that could not be read."""

    _inherit = "a27.demo.story"

    @api.model
    def _tell(self):
        result = super()._tell()
        told = self.with_user(self.env.ref("a27.demo_user_nadia")).with_context(
            queue_job__no_delay=True, tracking_disable=True, lang="fr_BE"
        )
        for login, names in FOLLOWED.items():
            for name in names:
                told._partner(name).user_id = self.env.ref(f"a27.demo_user_{login}")
        told._use_up_a_convention()
        told._scan_a_spoiled_file()
        return result

    def _use_up_a_convention(self):
        convention = self._partner("social_4").a27_convention_ids[:1]
        self.env["a27.ticket.batch"]._generate(convention, 50)

    def _scan_a_spoiled_file(self):
        """The sending of the hall's scanner was cut off."""
        attachment = self.env["ir.attachment"].create(
            {"name": "Salle Bémol (octobre).pdf", "raw": b"%PDF-1.4\n1 0 obj\n", "res_model": "a27.scan.upload"}
        )
        self._record_return("venue_5", announced=9)._add_files(attachment)
