from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

# What a person enters; the others follow from acts.
ENTERED = ("in", "correction")


class PaperMovement(models.Model):
    """Blank paper tickets that come in, leave, or come back; the sum of all is the stock.

    The stock is a help for ordering in time: it may be wrong, so it never keeps anybody from handing tickets over.
    A mistake is put right by a correction; nothing is changed or deleted.
    """

    _name = "a27.paper.movement"
    _description = "Movement of Paper Tickets"
    _order = "day desc, id desc"
    _rec_name = "kind"

    day = fields.Date(string="Date", required=True, default=fields.Date.context_today)
    kind = fields.Selection(
        [
            ("in", "Received from the Printer"),
            ("delivered", "Handed Over"),
            ("returned", "Come Back"),
            ("correction", "Correction"),
        ],
        required=True,
        default="in",
    )
    quantity = fields.Integer(string="Paper Tickets", required=True, help="Less than 0: the stock goes down.")
    note = fields.Char()
    partner_id = fields.Many2one("res.partner", readonly=True, ondelete="restrict", index="btree_not_null")
    batch_id = fields.Many2one("a27.ticket.batch", readonly=True, ondelete="restrict", index="btree_not_null")
    request_id = fields.Many2one("a27.ticket.request", readonly=True, ondelete="restrict", index="btree_not_null")
    stock = fields.Integer(string="In Stock", compute="_compute_stock")

    _quantity_by_kind = models.Constraint(
        """CHECK(CASE kind WHEN 'delivered' THEN quantity < 0 WHEN 'correction' THEN quantity != 0
                 ELSE quantity > 0 END)""",
        "What comes in is more than 0, and a correction is not 0.",
    )
    _correction_has_note = models.Constraint(
        "CHECK(kind != 'correction' OR COALESCE(note, '') != '')", "Say why the stock is corrected."
    )

    @api.depends("kind")
    @api.depends_context("lang")
    def _compute_display_name(self):
        """Overrides the base: the kind as people read it, not its key."""
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for movement in self:
            movement.display_name = labels.get(movement.kind, "")

    @api.depends("quantity")
    def _compute_stock(self):
        self.stock = self._stock()

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            for vals in vals_list:
                vals.setdefault("kind", "in")
                if vals["kind"] not in ENTERED or {"partner_id", "batch_id", "request_id"} & vals.keys():
                    raise AccessError(self.env._("Handing over and taking back write their movements by themselves."))
                # Explicitly, or the context or the user's own defaults would decide.
                vals.update(partner_id=False, batch_id=False, request_id=False)
        return super().create(vals_list)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Movements of paper tickets are never deleted: add a correction."))

    @api.model
    def _stock(self):
        [(total,)] = self._read_group([], [], ["quantity:sum"])
        return total or 0

    @api.model
    def _hand_over(self, partner, quantity, day, batch=None, request=None):
        if quantity < 0:
            raise UserError(self.env._("The number of paper tickets is 0 or more, not %s.", quantity))
        if quantity:
            self._record("delivered", -quantity, day, partner, batch, request)

    @api.model
    def _take_back(self, batch, note):
        """All paper that left with `batch` comes back."""
        gone = -sum(batch.movement_ids.mapped("quantity"))
        if gone > 0:
            self._record("returned", gone, fields.Date.context_today(self), batch.partner_id, batch, note=note)

    @api.model
    def _record(self, kind, quantity, day, partner, batch=None, request=None, note=None):
        # Superuser: people enter only what comes in, and corrections; the callers check their own rights.
        return self.sudo().create(
            {
                "kind": kind,
                "quantity": quantity,
                "day": day,
                "partner_id": partner.id,
                "batch_id": batch.id if batch else False,
                "request_id": request.id if request else False,
                "note": note,
            }
        )
