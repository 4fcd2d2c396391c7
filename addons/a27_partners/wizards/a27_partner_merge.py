from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools import format_date, format_datetime

# They follow from what the cards are, or say nothing to a person who compares them.
NOT_CHOSEN = {
    *("active", "parent_id", "is_company", "type", "company_type", "a27_is_social", "a27_is_cultural"),
    *("a27_other_names", "company_id", "company_name", "employee", "color", "barcode", "tz"),
    *("partner_latitude", "partner_longitude"),
}
COMPARED_TYPES = {
    *("char", "text", "html", "selection", "many2one", "boolean", "integer", "float", "monetary", "date", "datetime"),
}


class PartnerMerge(models.TransientModel):
    """Two cards side by side: for each field that differs, a person says which value stays."""

    _name = "a27.partner.merge"
    _description = "Compare and Merge"

    kept_id = fields.Many2one("res.partner", string="First Card", required=True, readonly=True)
    other_id = fields.Many2one("res.partner", string="Second Card", required=True, readonly=True)
    line_ids = fields.One2many("a27.partner.merge.line", "merge_id", string="Differences")

    @api.model
    def _for_partners(self, partners):
        """The dialog for two cards. The one with a login goes on, else the older one, with the chosen values."""
        partners._a27_check_may_merge()
        kept, other = partners.sorted(lambda partner: (not partner.user_ids, partner.create_date, partner.id))
        lines = [Command.create(values) for values in self._differences(kept, other)]
        return self.create({"kept_id": kept.id, "other_id": other.id, "line_ids": lines})

    @api.model
    def _differences(self, kept, other):
        for name, description in kept.fields_get().items():
            field = kept._fields[name]
            is_chosen = field.store and not description["readonly"] and field.type in COMPARED_TYPES
            if is_chosen and name not in NOT_CHOSEN and kept[name] != other[name]:
                yield {
                    "field_name": name,
                    "label": description["string"],
                    "first": self._text_of(kept, name),
                    "second": self._text_of(other, name),
                    "takes_second": not kept[name],
                }

    @api.model
    def _text_of(self, partner, name):
        field, value = partner._fields[name], partner[name]
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        if field.type == "selection":
            value = dict(field._description_selection(self.env)).get(value)
        if field.type == "date":
            value = format_date(self.env, value)
        if field.type == "datetime":
            value = format_datetime(self.env, value)
        if field.type == "html":
            value = self.env["ir.fields.converter"].text_from_html(value or "", max_words=40)
        if field.type == "many2one":
            value = value.display_name
        return str(value or "")

    def action_merge(self):
        self.ensure_one()
        kept, other = self.kept_id, self.other_id
        (kept | other)._a27_check_may_merge()
        lost = [(line.label, line.first if line.takes_second else line.second) for line in self.line_ids]
        chosen = self.line_ids._values()
        called = (kept | other)._a27_called()
        # Not Odoo's own check of the e-mails: they were compared side by side.
        self.env["base.partner.merge.automatic.wizard"].create({})._merge((kept | other).ids, kept, extra_checks=False)
        kept.write(chosen)
        kept._a27_add_names(called)
        self._log(kept, [(label, text) for label, text in lost if text])
        return {"type": "ir.actions.act_window_close"} if kept.parent_id else kept.get_formview_action()

    @api.model
    def _log(self, kept, lost):
        if lost:
            items = Markup().join(Markup("<li>%s: %s</li>") % pair for pair in lost)
            title = self.env._("Values that were not kept when the two cards were merged:")
            kept.message_post(body=Markup("<p>%s</p><ul>%s</ul>") % (title, items))


class PartnerMergeLine(models.TransientModel):
    _name = "a27.partner.merge.line"
    _description = "Difference between Two Cards"

    merge_id = fields.Many2one("a27.partner.merge", required=True, ondelete="cascade")
    field_name = fields.Char(required=True, readonly=True, export_string_translation=False)
    label = fields.Char(string="Field", readonly=True)
    first = fields.Char(string="First Card", readonly=True)
    second = fields.Char(string="Second Card", readonly=True)
    takes_second = fields.Boolean(string="Take the Second")

    def _values(self):
        """What to write on the card that stays; a field that the dialog does not show is not written."""
        kept, other = self.merge_id.kept_id, self.merge_id.other_id
        shown = {difference["field_name"] for difference in self.merge_id._differences(kept, other)}
        values = {}
        for line in self.filtered(lambda line: line.field_name in shown):
            values |= (other if line.takes_second else kept)._convert_fields_to_values([line.field_name])
        return values
