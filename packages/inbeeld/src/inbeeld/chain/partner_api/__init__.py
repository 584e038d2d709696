"""Systems of partners hand in signals with a key of their own."""
