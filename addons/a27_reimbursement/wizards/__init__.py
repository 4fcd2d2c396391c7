from . import base_partner_merge
from . import a27_amount_type
from . import a27_bank_confirm
from . import a27_settings
from . import a27_statement_send
