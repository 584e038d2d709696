"""The forms of contact."""
