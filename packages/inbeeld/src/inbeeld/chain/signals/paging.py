"""Leafing through a long list without counting it: each page begins where the last one ended."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict

from .models import Signal
from .querysets import SignalQuerySet

PAGE_SIZE = 25
AFTER, BEFORE = "na", "voor"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of signals; an address is empty where the list ends."""

    signals: list[Signal]
    previous_url: str = ""
    next_url: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A date or moment that every signal of the list has, with the id to break ties."""

    column: str
    descending: bool = False


def leaf(signals: SignalQuerySet, order: Order, query: QueryDict) -> Leaf:
    """The page that `?na=` or `?voor=` asks for; a mark that cannot be read begins at the start."""
    backwards = BEFORE in query
    mark = _read(query.get(BEFORE if backwards else AFTER, ""))
    down = order.descending != backwards
    if mark:
        signals = signals.filter(_beyond(order.column, mark, down=down))
    sign = "-" if down else ""
    found = list(signals.order_by(f"{sign}{order.column}", f"{sign}id")[: PAGE_SIZE + 1])
    more, found = len(found) > PAGE_SIZE, found[:PAGE_SIZE]
    if backwards:
        found.reverse()
    has_previous = more if backwards else mark is not None
    has_next = True if backwards else more
    return Leaf(
        found,
        previous_url=_url(query, BEFORE, order, found[0]) if found and has_previous else "",
        next_url=_url(query, AFTER, order, found[-1]) if found and has_next else "",
    )


Mark = tuple[dt.date | dt.datetime, uuid.UUID]


def _beyond(column: str, mark: Mark, *, down: bool) -> Q:
    side = "lt" if down else "gt"
    value, key = mark
    return Q(**{f"{column}__{side}": value}) | Q(**{column: value, f"id__{side}": key})


def _url(query: QueryDict, direction: str, order: Order, signal: Signal) -> str:
    changed = query.copy()
    for name in (AFTER, BEFORE):
        changed.pop(name, None)
    changed[direction] = f"{getattr(signal, order.column).isoformat()}~{signal.pk}"
    return f"?{changed.urlencode()}"


def _read(text: str) -> Mark | None:
    value, _, key = text.partition("~")
    try:
        moment = dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)
        return moment, uuid.UUID(key)
    except ValueError:
        return None
