"""What somebody has to do, section by section; each is cut off, so that a work list stays one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

SHOWN = 8
COUNTED = 100


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do; the address leads straight to where it is done."""

    url: str
    name: str
    text: str
    due_on: dt.date | None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    heading: Any
    items: list[WorkItem]
    count: str
    more_url: str = ""
    terms: bool = False  # the dates are terms: those that have passed are marked
    hint: Any = ""
    read: list[Any] = field(default_factory=list)


def cut_off(rows: QuerySet[Any], made: Iterable[WorkItem]) -> tuple[list[WorkItem], str]:
    """The items that are shown, and how many there are: counted to a hundred, never over everything."""
    items = list(made)
    if len(items) <= SHOWN:
        return items, str(len(items))
    total = rows.order_by().values("pk")[: COUNTED + 1].count()
    return items[:SHOWN], f"{COUNTED}+" if total > COUNTED else str(total)


def case_url(pk: Any, anchor: str = "") -> str:
    return reverse("cases:detail", args=[pk]) + (f"#{anchor}" if anchor else "")
