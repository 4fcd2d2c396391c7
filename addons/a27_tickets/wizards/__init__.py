from . import a27_ticket_deliver
from . import a27_ticket_generate
from . import a27_ticket_print
from . import a27_ticket_request_accept
from . import a27_ticket_request_refuse
from . import a27_ticket_bring_back
from . import a27_ticket_undo_delivery
