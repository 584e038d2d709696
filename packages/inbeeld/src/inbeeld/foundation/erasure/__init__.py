"""Erasing a record with everything that hangs on it, and the mark that stays behind."""
