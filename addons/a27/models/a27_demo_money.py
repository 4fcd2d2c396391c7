from odoo import api, models

# Right check digits, and nobody's: the names and accounts of the story are invented.
ACCOUNTS = {
    "venue_1": "BE60 0961 2345 6870",
    "venue_2": "BE62 5100 0754 7061",
    "venue_3": "BE95 7350 0012 3458",
    "venue_4": "BE04 7340 0055 5131",
}
OURS = "BE56 0689 0000 1288"


class DemoStory(models.AbstractModel):
    """The money of the story: rates, accounts, one return that is paid and one that can be."""

    _inherit = "a27.demo.story"

    @api.model
    def _tell(self):
        self._agree_on_rates()
        self._enter_accounts()
        told = super()._tell()
        self._pay_an_earlier_return()
        return told

    def _as(self, name):
        """The story as one of its people."""
        context = {"queue_job__no_delay": True, "tracking_disable": True, "lang": "fr_BE"}
        return self.with_user(self.env.ref(f"a27.demo_user_{name}")).with_context(**context)

    def _agree_on_rates(self):
        rates = self._as("sofie").env["a27.reimbursement.rate"]
        large = self._as("sofie").env["a27.tariff"].create({"name": "Grandes salles"})
        this_year = f"{self.env.cr.now().year}-01-01"
        rates.create(
            [
                {"scope": "everybody", "amount": 3.75, "date_start": "2024-01-01"},
                {
                    "scope": "type",
                    "cultural_type_id": self.env.ref("a27_partners.cultural_type_cinema_arthouse").id,
                    "amount": 4.25,
                    "ticket_ceiling": 6,
                    "date_start": this_year,
                },
                {
                    "scope": "tariff",
                    "tariff_id": large.id,
                    "amount": 5.5,
                    "period_ceiling": 2500,
                    "period": "season",
                    "date_start": this_year,
                },
            ]
        )
        self._partner("venue_4").a27_tariff_id = large

    def _enter_accounts(self):
        """All but the museum's are confirmed by a second person. Accounts outlive the addon that pays, as Odoo keeps
        them: where it comes back, so do they."""
        holders = {self._partner(name): number for name, number in ACCOUNTS.items()}
        holders[self.env.company.partner_id] = OURS
        holders = {partner: number for partner, number in holders.items() if not partner.bank_ids}
        accounts = (
            self._as("nadia")
            .env["res.partner.bank"]
            .create(
                [
                    {"partner_id": partner.id, "acc_number": number, "a27_valid_from": "2024-01-01"}
                    for partner, number in holders.items()
                ]
            )
        )
        for account in accounts.with_env(self._as("luc").env):
            if account.partner_id != self._partner("venue_3"):
                account._confirm(account.sanitized_acc_number[-4:])

    def _pay_an_earlier_return(self):
        told = self._as("nadia")
        tickets = told.env["a27.ticket"].search(
            [("partner_id", "=", self._partner("social_2").id), ("state", "=", "delivered")],
            order="number desc",
            limit=14,
        )
        earlier = told._record_return("venue_4", announced=14)
        told._scan(earlier, "Envelope.pdf", tickets.mapped("number"))
        earlier.action_accept_clean()
        earlier.action_close()
        payment = told.env["a27.payment"]._prepare(earlier).with_env(self._as("sofie").env)
        payment.action_confirm()
        payment.action_mark_paid()
