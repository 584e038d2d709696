"""Quick find: cases and signals by the names that staff call them by, colleagues, organisations. Never a person."""
