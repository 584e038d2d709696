"""Transfers within one installation, and between two."""

from .transfer import Transfer

__all__ = ["Transfer"]
