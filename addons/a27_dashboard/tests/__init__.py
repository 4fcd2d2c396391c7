from . import test_expression
from . import test_layout
from . import test_relative
from . import test_security
from . import test_tiles
from . import test_query_count
