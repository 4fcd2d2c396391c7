from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .a27_convention import OPEN

# What was asked stays as it was once somebody has decided.
ASKED = {"name", "partner_id", "place_id", "convention_id", "paper_quantity", "label_quantity", "requested_on"}
UNDECIDED = ("submitted", "waiting")


class TicketRequest(models.Model):
    """A social partner asks for tickets: so many paper tickets, so many barcode labels.

    They are two things. A label carries a number, which counts in the quota: accepting n labels generates a batch of n
    tickets. A paper ticket is blank until a label is stuck on it: it has no number, and only leaves the paper stock
    when it is handed over. Who sticks the labels, the association or the partner, changes nothing here.
    """

    _name = "a27.ticket.request"
    _description = "Withdrawal Request"
    _inherit = ["a27.guarded.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "requested_on desc, id desc"

    name = fields.Char(
        string="Reference", required=True, readonly=True, copy=False, default=lambda self: self.env._("New")
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Social Partner",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        domain=[("a27_is_social", "=", True)],
    )
    place_id = fields.Many2one(
        "res.partner",
        string="For the Antenna",
        ondelete="restrict",
        index="btree_not_null",
        domain="[('parent_id', '=', partner_id), ('type', '=', 'other')]",
    )
    convention_id = fields.Many2one(
        "a27.convention",
        compute="_compute_convention_id",
        store=True,
        readonly=False,
        ondelete="restrict",
        index=True,
        domain="[('partner_id', '=', partner_id), ('state', 'in', ('signed', 'running', 'to_renew'))]",
    )
    remaining = fields.Integer(related="convention_id.remaining")
    requested_on = fields.Date(string="Requested on", required=True, default=fields.Date.context_today, tracking=True)
    note = fields.Text(help="Never a beneficiary's name.")
    # Asked
    paper_quantity = fields.Integer(string="Paper Tickets", default=0, tracking=True)
    label_quantity = fields.Integer(string="Barcode Labels", default=0, tracking=True)
    # Decided
    state = fields.Selection(
        [
            ("submitted", "Submitted"),
            ("waiting", "Waiting List"),
            ("accepted", "Accepted"),
            ("partly", "Partly Accepted"),
            ("refused", "Refused"),
        ],
        string="Status",
        required=True,
        readonly=True,
        default="submitted",
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    accepted_paper = fields.Integer(string="Paper Tickets Accepted", readonly=True, copy=False)
    accepted_labels = fields.Integer(string="Labels Accepted", readonly=True, copy=False)
    decided_by_id = fields.Many2one("res.users", string="Decided by", readonly=True, copy=False)
    decided_on = fields.Date(string="Decided on", readonly=True, copy=False)
    refusal_reason = fields.Char(string="Why Refused", readonly=True, copy=False, tracking=True)
    batch_id = fields.Many2one("a27.ticket.batch", readonly=True, copy=False, ondelete="restrict", index=True)
    batch_state = fields.Selection(related="batch_id.state", string="Status of the Batch")

    _quantities = models.Constraint(
        "CHECK(paper_quantity >= 0 AND label_quantity >= 0 AND paper_quantity + label_quantity > 0)",
        "Ask for paper tickets, for labels, or for both: one of the two is more than 0, and neither is less.",
    )

    @api.depends("partner_id")
    def _compute_convention_id(self):
        """The partner's convention that is at work on the day of the request, else its latest one."""
        found = self.env["a27.convention"].search([("partner_id", "in", self.partner_id.ids), ("state", "in", OPEN)])
        by_partner = found.grouped("partner_id")
        for request in self:
            if request.convention_id and request.convention_id.partner_id == request.partner_id:
                continue
            day = request.requested_on or fields.Date.context_today(request)
            candidates = by_partner.get(request.partner_id, found.browse())
            at_work = candidates.filtered(lambda one, day=day: one.date_start <= day <= one.date_end)
            request.convention_id = (at_work or candidates)[:1]

    @api.constrains("partner_id", "place_id", "convention_id")
    def _check_belong_together(self):
        for request in self:
            if request.place_id:
                self.env["a27.ticket.batch"]._check_place(request.partner_id, request.place_id)
            if request.convention_id and request.convention_id.partner_id != request.partner_id:
                raise ValidationError(
                    self.env._(
                        "Convention %(convention)s is not one of %(partner)s. Choose one of its own.",
                        convention=request.convention_id.display_name,
                        partner=request.partner_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get("name") or vals["name"] == self.env._("New"):
                day = fields.Date.to_date(vals.get("requested_on")) or fields.Date.context_today(self)
                vals["name"] = self.env["ir.sequence"].next_by_code("a27.ticket.request", sequence_date=day)
        return super().create(vals_list)

    def write(self, vals):
        if ASKED & vals.keys():
            self._check_undecided()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_undecided(self):
        self._check_undecided()

    def _creation_message(self):
        """Override of `mail`."""
        return self.env._("Request recorded")

    @api.model
    def _guarded_fields(self):
        decided = dict.fromkeys(
            ("accepted_paper", "accepted_labels", "decided_by_id", "decided_on", "refusal_reason", "batch_id"), False
        )
        return {**super()._guarded_fields(), **decided, "state": "submitted"}

    def _check_undecided(self):
        for request in self:
            if request.state not in UNDECIDED:
                raise UserError(
                    self.env._(
                        "Request %(name)s was already decided: %(state)s.",
                        name=request.name,
                        state=dict(request._fields["state"]._description_selection(self.env))[request.state].lower(),
                    )
                )
