"""What venues are paid: rates and ceilings, bank accounts, transfers."""
