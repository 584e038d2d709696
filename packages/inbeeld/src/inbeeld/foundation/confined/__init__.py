"""Reading and making what can go wrong, in processes that have no keys, no database and little memory."""
