from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL


class ConventionShare(models.Model):
    """The part of a convention's tickets that is kept for one antenna.

    `allocated` is a counter like the convention's own (see there), raised by an UPDATE in the transaction that makes
    the tickets and held within the share by a CHECK.
    """

    _name = "a27.convention.share"
    _description = "Share of an Antenna"
    _inherit = ["a27.guarded.mixin"]
    _order = "convention_id, place_id"
    _rec_name = "place_id"

    convention_id = fields.Many2one("a27.convention", required=True, ondelete="cascade", index=True)
    partner_id = fields.Many2one(related="convention_id.partner_id")
    place_id = fields.Many2one(
        "res.partner",
        string="Antenna",
        required=True,
        ondelete="restrict",
        index=True,
        domain="[('parent_id', '=', partner_id), ('type', '=', 'other')]",
    )
    quantity = fields.Integer(string="Tickets Kept", required=True)
    allocated = fields.Integer(string="Tickets Generated", readonly=True, default=0, copy=False)
    remaining = fields.Integer(string="Tickets Left", compute="_compute_remaining")

    _place_uniq = models.Constraint("UNIQUE(convention_id, place_id)", "An antenna has one share of a convention.")
    _allocated_within_share = models.Constraint(
        "CHECK(allocated >= 0 AND allocated <= quantity)",
        "This would leave the antenna with fewer tickets than were already generated for it.",
    )

    @api.depends("quantity", "allocated")
    def _compute_remaining(self):
        for share in self:
            share.remaining = share.quantity - share.allocated

    @api.constrains("place_id", "convention_id")
    def _check_place(self):
        for share in self:
            self.env["a27.ticket.batch"]._check_place(share.convention_id.partner_id, share.place_id)

    @api.constrains("quantity")
    def _check_whole(self):
        for convention in self.convention_id:
            allowed, kept = convention.quota + convention.override, sum(convention.share_ids.mapped("quantity"))
            if kept > allowed:
                raise ValidationError(
                    self.env._(
                        "The shares of the antennas add up to %(kept)s, and convention %(name)s allows %(allowed)s: "
                        "take away %(excess)s.",
                        kept=kept,
                        name=convention.display_name,
                        allowed=allowed,
                        excess=kept - allowed,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        shares = super().create(vals_list)
        shares._count_tickets()
        return shares

    def write(self, vals):
        if {"place_id", "convention_id"} & vals.keys():
            for share in self:
                if vals.get("place_id", share.place_id.id) != share.place_id.id or (
                    vals.get("convention_id", share.convention_id.id) != share.convention_id.id
                ):
                    raise UserError(self.env._("A share stays with its antenna: delete it and add another one."))
        return super().write(vals)

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "allocated": 0}

    def _count_tickets(self):
        """The antenna may have got tickets before it had a share."""
        counts = {
            (convention, place): count
            for convention, place, count in self.env["a27.ticket"]._read_group(
                [
                    ("convention_id", "in", self.convention_id.ids),
                    ("place_id", "in", self.place_id.ids),
                    ("in_quota", "=", True),
                ],
                ["convention_id", "place_id"],
                ["__count"],
            )
        }
        for share in self:
            count = counts.get((share.convention_id, share.place_id), 0)
            if count > share.quantity:
                raise ValidationError(
                    self.env._(
                        "%(count)s tickets were already generated for %(place)s: keep so many or more for it.",
                        count=count,
                        place=share.place_id.display_name,
                    )
                )
            if count:
                share._change_allocated(count)

    def _change_allocated(self, count):
        self.flush_recordset()
        self.env.execute_query(
            SQL("UPDATE a27_convention_share SET allocated = allocated + %s WHERE id = %s RETURNING id", count, self.id)
        )
        self.invalidate_recordset(["allocated"])
        self.modified(["allocated"])
