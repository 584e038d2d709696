"""Reads the terms from their file."""

from __future__ import annotations

from django.conf import settings

from inbeeld.foundation.agreed.api import read

from .rules import Terms


def terms() -> Terms:
    """FileFault when the file of this installation cannot be worked with."""
    return read(settings.RETENTION_TERMS, Terms)
