from odoo import Command, api, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class MergePartners(models.TransientModel):
    """What a merge does to accounts: one person alone must not say where the money of a venue goes.

    Whoever merges two cards says that they are one venue. That the money of both goes to an account which was confirmed
    for one of them is said again by a second person, unless it was confirmed for both.
    """

    _inherit = "base.partner.merge.automatic.wizard"

    def _merge_bank_accounts(self, src_partners, dst_partner):
        """Override of `base`, which moves confirmed accounts as they are, and archives what both cards have."""
        every = {"active_test": False}
        staying, moving = (cards.with_context(**every).bank_ids for cards in (dst_partner, src_partners))
        accounts, agreed = self._a27_unite_accounts(staying, moving)
        open_ = accounts.filtered(lambda account: account.allow_out_payment and account.a27_state != "ended")
        if len(open_) > 1:
            raise UserError(
                self.env._(
                    "These cards have different confirmed accounts: %s. End those to which no money is to go any more, "
                    "then merge.",
                    ", ".join(open_.mapped("acc_number")),
                )
            )
        owed = self.env["a27.ticket.return"].search_count(
            [("venue_id", "in", src_partners.ids), ("reimbursed_on", "=", False)], limit=1
        )
        doubtful = open_ - agreed if owed else (open_ - agreed) & moving
        result = super()._merge_bank_accounts(src_partners, dst_partner)
        self._a27_confirm_again(doubtful, dst_partner)
        return result

    @api.model
    def _a27_unite_accounts(self, staying, moving):
        """Keep one of the rows that have the same number, the best confirmed one.

        Returns the accounts that are left, and those among them to which money went from each of their cards.
        """
        agreed = left = staying.browse()
        for twins in (staying | moving).grouped("sanitized_acc_number").values():
            # The first of equals: one that stays.
            best = max(twins, key=lambda twin: (twin.allow_out_payment, not twin.a27_valid_until, twin.active))
            others = twins - best
            if others and all(twin.a27_state == "valid" for twin in twins):
                agreed |= best
            if others:
                self._update_foreign_keys_generic("res.partner.bank", others, best)
                # Not its own `unlink`, which archives. Superuser: who may merge, Odoo's merge has checked.
                models.BaseModel.unlink(others.sudo())
            left |= best
        return left, agreed

    @api.model
    def _a27_confirm_again(self, accounts, partner):
        for account in accounts:
            partner.message_post(
                body=self.env._(
                    "Cards were merged, so somebody else confirms again that money goes to %(account)s. It was "
                    "confirmed by %(who)s on %(day)s.",
                    account=account.acc_number,
                    who=account.a27_confirmed_by_id.name,
                    day=format_date(self.env, account.a27_confirmed_at),
                )
            )
        # Superuser: the fields are closed to everybody. Whoever merged is remembered, and cannot confirm.
        accounts.sudo().write(
            {
                "allow_out_payment": False,
                "a27_confirmed_by_id": False,
                "a27_confirmed_at": False,
                "a27_author_ids": [Command.link(self.env.uid)],
            }
        )
