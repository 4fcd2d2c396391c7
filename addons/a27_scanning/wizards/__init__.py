from . import a27_reading_settle
from . import a27_scan_upload
