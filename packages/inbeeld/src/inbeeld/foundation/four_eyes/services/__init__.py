"""Asking, deciding, carrying out."""
