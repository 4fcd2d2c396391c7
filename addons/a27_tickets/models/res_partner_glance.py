from odoo import api, fields, models
from odoo.fields import Domain

from .a27_convention import OPEN
from .a27_ticket_request import UNDECIDED
from .res_partner import TEAM


class ResPartner(models.Model):
    """The figures of a social partner's card: its quota, its last withdrawal, what waits for us."""

    _inherit = "res.partner"

    a27_tickets_allowed = fields.Integer(
        string="Tickets Allowed", compute="_compute_a27_quota", groups=TEAM, help="In conventions that are under way."
    )
    a27_convention_until = fields.Date(string="Convention Until", compute="_compute_a27_quota", groups=TEAM)
    a27_last_withdrawal_on = fields.Date(string="Last Withdrawal", compute="_compute_a27_last_withdrawal", groups=TEAM)
    a27_last_withdrawal_count = fields.Integer(
        string="Tickets of the Last Withdrawal", compute="_compute_a27_last_withdrawal", groups=TEAM
    )
    a27_undelivered_count = fields.Integer(
        string="Batches to Deliver", compute="_compute_a27_undelivered_count", groups=TEAM
    )

    @api.depends(
        "a27_convention_ids.quota",
        "a27_convention_ids.override",
        "a27_convention_ids.date_end",
        "a27_convention_ids.state",
    )
    def _compute_a27_quota(self):
        found = {
            partner: (quota + override, until)
            for partner, quota, override, until in self.env["a27.convention"]._read_group(
                [("partner_id", "in", self.ids), ("state", "in", OPEN)],
                ["partner_id"],
                ["quota:sum", "override:sum", "date_end:max"],
            )
        }
        for partner in self:
            partner.a27_tickets_allowed, partner.a27_convention_until = found.get(partner, (0, False))

    @api.depends("a27_convention_ids.batch_ids.delivered_on")
    def _compute_a27_last_withdrawal(self):
        batches = self.env["a27.ticket.batch"]
        last = dict(
            batches._read_group(
                [("partner_id", "in", self.ids), ("delivered_on", "!=", False)], ["partner_id"], ["delivered_on:max"]
            )
        )
        days = Domain.OR(
            Domain("partner_id", "=", partner.id) & Domain("delivered_on", "=", day) for partner, day in last.items()
        )
        counts = dict(batches._read_group(days, ["partner_id"], ["ticket_count:sum"]))
        for partner in self:
            partner.a27_last_withdrawal_on = last.get(partner, False)
            partner.a27_last_withdrawal_count = counts.get(partner, 0)

    @api.depends("a27_convention_ids.batch_ids.state")
    def _compute_a27_undelivered_count(self):
        counts = dict(
            self.env["a27.ticket.batch"]._read_group(
                [("partner_id", "in", self.ids), ("state", "!=", "delivered")], ["partner_id"], ["__count"]
            )
        )
        for partner in self:
            partner.a27_undelivered_count = counts.get(partner, 0)

    @api.model
    def _a27_question_fields(self):
        return [*super()._a27_question_fields(), "a27_open_request_count", "a27_undelivered_count"]

    def action_a27_view_open_conventions(self):
        return self._a27_view_records("a27.convention", [("state", "in", OPEN)], self.env._("Conventions"))

    def action_a27_view_withdrawals(self):
        delivered = [("state", "=", "delivered")]
        return self._a27_view_records("a27.ticket.batch", delivered, self.env._("Withdrawals"))

    def action_a27_view_undelivered(self):
        kept = [("state", "!=", "delivered")]
        return self._a27_view_records("a27.ticket.batch", kept, self.env._("Batches to deliver"))

    def action_a27_view_open_requests(self):
        undecided = [("state", "in", UNDECIDED)]
        return self._a27_view_records("a27.ticket.request", undecided, self.env._("Requests to decide"))

    def _a27_view_records(self, model, domain, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,form",
            "domain": [("partner_id", "=", self.id), *domain],
            "context": {"default_partner_id": self.id},
        }

    def _a27_without_dealings_since(self, day):
        """Override of `a27_partners`: a convention that was signed is a dealing until its end."""
        domain = Domain("partner_id", "in", self.ids) & Domain("state", "!=", "draft")
        if day:
            domain &= Domain("date_end", ">=", day)
        # Superuser: whoever applies the retention, also somebody who may not see conventions.
        dealings = self.env["a27.convention"].sudo()._read_group(domain, ["partner_id"])
        return super()._a27_without_dealings_since(day) - self.browse().union(*(partner for [partner] in dealings))
