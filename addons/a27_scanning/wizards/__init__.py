from . import a27_reading_settle
from . import a27_scan_assign
from . import a27_scan_cover_print
from . import a27_scan_typed
from . import a27_scan_upload
