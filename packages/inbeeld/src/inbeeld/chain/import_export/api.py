"""What other rooms may use of this one."""

from __future__ import annotations

from .cells import read_row
from .models import CaseImport
from .services import dry_run, preparing, running, undoing
from .services.duplicate_check import choose
from .targets import STILL_OPEN, SYNONYMS, TARGETS

__all__ = [
    "STILL_OPEN",
    "SYNONYMS",
    "TARGETS",
    "CaseImport",
    "choose",
    "dry_run",
    "preparing",
    "read_row",
    "running",
    "undoing",
]
