from . import test_acceptance
from . import test_attachments
from . import test_closing
from . import test_jobs
from . import test_piles
from . import test_query_count
from . import test_reading
from . import test_security
