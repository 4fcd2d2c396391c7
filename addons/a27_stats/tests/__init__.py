from . import test_use
