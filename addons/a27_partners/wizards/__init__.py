from . import a27_partner_merge
from . import base_partner_merge
from . import a27_settings
from . import a27_relay_leave
from . import a27_address_protect
from . import a27_contact_anonymise
from . import base_partner_merge_confidential
