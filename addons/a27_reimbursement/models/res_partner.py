from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .res_partner_bank import RENAMING

TEAM = "base.group_user"


class ResPartner(models.Model):
    _inherit = "res.partner"

    a27_tariff_id = fields.Many2one(
        "a27.tariff", string="Tariff", ondelete="restrict", index="btree_not_null", groups=TEAM, tracking=True
    )

    def write(self, vals):
        """Override of `base`, which gives the holder of each account the new name too: a confirmed one stays."""
        partners = self.with_context(a27_renaming=RENAMING) if "name" in vals else self
        return super(ResPartner, partners).write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_confirmed_accounts(self):
        # Superuser: whoever deletes, also somebody who may not see accounts. They would go with their partner.
        found = (
            self.env["res.partner.bank"]
            .sudo()
            .search([("partner_id", "in", self.ids), ("allow_out_payment", "=", True)], limit=1)
        )
        if found:
            raise UserError(
                self.env._(
                    "%(partner)s has a confirmed bank account, so it is not deleted. Archive it instead: its history "
                    "stays.",
                    partner=found.partner_id.display_name,
                )
            )

    def _a27_accounts_on(self, day):
        """{partner: (account that money may go to on `day`, what is missing)}; one of both is empty."""
        accounts = self.env["res.partner.bank"].search(
            [("partner_id", "in", self.ids)], order="a27_valid_from desc, id"
        )
        by_partner = accounts.grouped("partner_id")
        return {partner: partner._a27_account_on(day, by_partner.get(partner, accounts.browse())) for partner in self}

    def _a27_account_on(self, day, accounts):
        confirmed = accounts.filtered("allow_out_payment")
        valid = confirmed.filtered(
            lambda account: (
                account.a27_valid_from <= day and (not account.a27_valid_until or day <= account.a27_valid_until)
            )
        )
        if len(valid) == 1:
            return valid, False
        return accounts.browse(), self._a27_account_problem(day, accounts - confirmed, valid)

    def _a27_account_problem(self, day, waiting, valid):
        values = {"partner": self.display_name, "day": format_date(self.env, day)}
        if valid:
            return self.env._("%(partner)s has two accounts on %(day)s. End one of them.", **values)
        if waiting:
            return self.env._("The account of %(partner)s waits for a second person to confirm it.", **values)
        return self.env._("%(partner)s has no confirmed account on %(day)s. Enter its IBAN on its card.", **values)
