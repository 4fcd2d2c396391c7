"""E-mail addresses. What a browser accepts in a field for one (HTML standard, "valid e-mail address"), with a domain of
at least two parts: a partner's address is never that of a machine in our own network."""

import re
from email.utils import parseaddr

from ..errors import EmailFormatError

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"[a-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})+", re.IGNORECASE)
_PASTED = re.compile(r"^\s*(?:mailto:)?\s*|[\s;,]+$", re.IGNORECASE)


def email(text: str) -> str:
    """The bare address, its domain in small letters; the part before the @ belongs to its owner and stays.

    >>> email("mailto:Accueil@CPAS.Example ;"), email("Amina Delvaux <amina@cpas.example>")
    ('Accueil@cpas.example', 'amina@cpas.example')
    >>> email("amina@cpas,example")
    Traceback (most recent call last):
    article27.errors.EmailFormatError: "amina@cpas,example" is not one e-mail address.
    """
    bare = _PASTED.sub("", text)
    address = parseaddr(bare)[1] if bare.endswith(">") else bare
    if not _ADDRESS.fullmatch(address) or ".." in address:
        raise EmailFormatError(text=text)
    local, domain = address.rsplit("@", 1)
    return f"{local}@{domain.lower()}"
