"""Municipalities, the regions they fall in, and how both change over the years."""
