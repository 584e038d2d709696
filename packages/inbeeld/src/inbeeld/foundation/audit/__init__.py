"""The append-only record of who did or saw what, when and why."""
