"""`python -m article27`."""

import logging
import sys
import warnings

from .cli import main

# The libraries' own remarks on a damaged file: the command line says its one sentence instead.
logging.disable()
warnings.simplefilter("ignore")

sys.exit(main())
