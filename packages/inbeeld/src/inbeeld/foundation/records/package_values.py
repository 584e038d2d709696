"""The values of a package: checked before anything is believed, and read as what they are."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from .packages import WRITER, Row

EARLIEST = dt.date(1900, 1, 1)
MOST_ROWS = 5000
# Longer than any form takes: a note with all that was added to it is one text here.
LONGEST_TEXT = 200_000


def must(holds: object) -> None:
    """ValueError for what does not fit the description; the package is then refused as a whole."""
    if not holds:
        raise ValueError


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


def checked_rows(rows: Any) -> list[Any]:
    must(isinstance(rows, list) and len(rows) <= MOST_ROWS)
    found: list[Any] = rows
    return found


def day_of(text: Any) -> dt.date:
    return dt.date.fromisoformat(text)


def noon_of(text: Any) -> dt.datetime:
    """Of what happened on a day at a moment that is not told."""
    return timezone.make_aware(dt.datetime.combine(day_of(text), dt.time(12)))


def written(row: Row, text: str | None) -> str | None:
    """A text of another, with their name above it; None where there is none."""
    return _("From %(writer)s:") % {"writer": row[WRITER]} + f"\n{text}" if text else None


def writer_of(member: Any) -> str:
    return f"{member.user.name}, {member.organisation.name}"
