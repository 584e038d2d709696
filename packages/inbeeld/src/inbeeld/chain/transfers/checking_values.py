"""Is one value of a package what it must be?"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .contents import LONGEST_TEXT
from .envelopes import NotTaken, Problem

EARLIEST = dt.date(1900, 1, 1)


def check_day(day: Any, *, may_be_empty: bool = True) -> None:
    if day is None and may_be_empty:
        return
    must(dt.date.fromisoformat(day) >= EARLIEST)


def is_text(text: Any) -> bool:
    """Text that can be kept: no half characters, no zero byte, not endless."""
    if not isinstance(text, str) or len(text) > LONGEST_TEXT or "\x00" in text:
        return False
    text.encode()  # a half character raises a ValueError
    return True


def must(holds: object) -> None:
    if not holds:
        raise NotTaken(Problem.WRONG_CONTENT)
