"""The number of an organisation at the Banque-Carrefour des Entreprises (BCE, in Dutch KBO).

Ten digits, the first a 0 or, since 2023, a 1; the last two are 97 less the rest of the first eight divided by 97. Older
papers show nine digits, without the leading 0. It is no VAT number: many associations have the one and not the other.
"""

import re

from stdnum.be import vat
from stdnum.exceptions import InvalidChecksum, ValidationError

from ..errors import BceCheckError, BceFormatError


def enterprise_number(text: str) -> str:
    """The number as `0xxx.xxx.xxx`.

    >>> enterprise_number("BE473.791.847"), enterprise_number("0406 582 626")
    ('0473.791.847', '0406.582.626')
    >>> enterprise_number("0406.582.627")
    Traceback (most recent call last):
    article27.errors.BceCheckError: The last two digits of the enterprise number do not match the others: 0406.582.627.
    """
    try:
        digits = vat.validate(re.sub(r"[\s.\-]", "", text))
    except InvalidChecksum:
        raise BceCheckError(text=text) from None
    except ValidationError:
        raise BceFormatError(text=text) from None
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
