from . import test_amounts
from . import test_bank_accounts
from . import test_payment
from . import test_payment_files
from . import test_rates
from . import test_security
from . import test_statement
