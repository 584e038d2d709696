"""What other rooms may use of this one."""

from __future__ import annotations

from .codes import BreakKind, BreakState
from .models import BreakPoint, CaseBreak
from .services.breaks import BreakDetails, add_break, tick_point

__all__ = [
    "BreakDetails",
    "BreakKind",
    "BreakPoint",
    "BreakState",
    "CaseBreak",
    "add_break",
    "tick_point",
]
