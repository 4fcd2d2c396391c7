from . import a27_custom_field_retire
from . import a27_custom_choice_remove
