from odoo.tools.sql import table_exists


def migrate(cr, version):
    """A link to a partner tells its name to whoever reads it: those that partners saw are the team's from now on."""
    if not table_exists(cr, "a27_custom_field"):
        return  # this database is from before the staff added fields
    cr.execute("""
        UPDATE a27_custom_field SET visibility = 'team' WHERE type = 'partner' AND visibility = 'partner'
        RETURNING column_id
    """)
    columns = [column for [column] in cr.fetchall()]
    cr.execute("UPDATE ir_model_fields SET a27_groups = 'a27_partners.group_a27_user' WHERE id = ANY(%s)", [columns])
