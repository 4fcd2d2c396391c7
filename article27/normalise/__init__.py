"""Belgian formats of what stands on a partner's card: address, phone, enterprise number, postal code, e-mail.

Each function takes what somebody typed or imported and returns it as it is written in Belgium. What it does not
understand it does not touch: it raises an error that says what is wrong (`article27.FormatError`), and whoever calls
keeps the text. A value that is written well already comes back as it is.
"""

from .address import street
from .bce import enterprise_number
from .email import email
from .phone import dialled, phone
from .postal import postal_code, postal_code_in

__all__ = ["dialled", "email", "enterprise_number", "phone", "postal_code", "postal_code_in", "street"]
