"""What other rooms may use of this one."""

from __future__ import annotations

from .models import CaseImport
from .rows import read_row
from .services import dry_run, preparing, running, undoing
from .services.duplicate_check import choose
from .synonyms import SYNONYMS
from .targets import STILL_OPEN, TARGETS

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
