"""What there is to erase. Each room that keeps people's data says so in a module `erasure.py` of its own.

`KINDS = (Erasable(...), ...)` names its records that have a term; `erase_along(record, ground=...)` takes away what it
keeps about a record of another room. Both are found there, so that a room that is removed takes them along.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.module_loading import module_has_submodule

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
    found = [one for room in _rooms() for one in getattr(room, "KINDS", ())]
    return {one.kind: one for one in found}


def erase_along(record: Model, *, ground: Ground) -> None:
    """Let every room take away what it keeps about a record that goes."""
    for room in _rooms():
        if hasattr(room, "erase_along"):
            room.erase_along(record, ground=ground)


def is_held(record: Model) -> bool:
    """Whether some room says that it has to stay for now (`holds(record)` in its `erasure.py`)."""
    return any(room.holds(record) for room in _rooms() if hasattr(room, "holds"))


def _rooms() -> Iterator[ModuleType]:
    for room in apps.get_app_configs():
        if room.name.startswith("inbeeld.") and module_has_submodule(room.module, "erasure"):
            found = import_module(f"{room.name}.erasure")
            yield found
