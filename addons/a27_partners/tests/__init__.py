from . import test_commune
from . import test_places
from . import test_search
from . import test_security
from . import test_stages
from . import test_views
from . import test_custom_fields
from . import test_custom_field_life
