"""The pages of contact."""
