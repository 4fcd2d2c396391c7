from . import a27_partner_merge
