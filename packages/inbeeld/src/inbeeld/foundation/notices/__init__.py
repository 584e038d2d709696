"""E-mail that says only that something waits: to whom, when, and never about whom."""
