"""The forms of administration."""
