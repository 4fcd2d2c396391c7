from . import a27_ticket_deliver
from . import a27_ticket_generate
from . import a27_ticket_key_rotate
from . import a27_ticket_print
