from . import models
from . import wizards
from . import controllers


def post_init_hook(env):
    """Odoo's own fields that we call otherwise: at an installation the French that they had would stay."""
    languages = [code for code, _name in env["res.lang"].get_installed()]
    env["ir.module.module"]._load_module_terms(["a27_partners"], languages, overwrite=True)


def uninstall_hook(env):
    """Added fields go with this addon: without it nothing would close them to partners."""
    env["a27.custom.field"].with_context(active_test=False).search([]).column_id.unlink()
