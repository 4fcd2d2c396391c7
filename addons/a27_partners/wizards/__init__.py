from . import a27_partner_merge
from . import base_partner_merge
