"""What there is to erase: what the rooms declare of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

from inbeeld.foundation.rooms.api import all_rooms

from .models import Ground

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Erasable:
    """One kind of record that is kept for a term after its last change.

    `ended_before(day)` gives the records whose last change lies before a day; `last_change` the day of one of them;
    `holder` who answers for it and is told beforehand.
    """

    kind: str
    label: StrPromise | str
    model: Callable[[], type[Model]]
    ended_before: Callable[[dt.date], QuerySet[Any]]
    last_change: Callable[[Any], dt.date]
    holder: str = ""


@cache
def erasables() -> Mapping[str, Erasable]:
    return {one.kind: one for room in all_rooms() for one in room.erasables}


def erase_along(record: Model, *, ground: Ground) -> None:
    """Let every room take away what it keeps about a record that goes."""
    for room in all_rooms():
        if room.erase_along:
            room.erase_along(record, ground)


def is_held(record: Model) -> bool:
    """Whether some room says that it has to stay for now."""
    return any(room.holds(record) for room in all_rooms() if room.holds)
