"""How much each colleague has in hand. Numbers of work, never a mark: few open cases can be the heaviest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery

from inbeeld.foundation.access.api import Actor, colleagues_of
from inbeeld.foundation.accounts.api import Membership, absent_on
from inbeeld.foundation.rooms.api import LoadColumn, all_rooms, in_order


@dataclass(frozen=True, slots=True)
class Load:
    """What one colleague has in hand today, a number under each heading; `None` as name is what nobody has."""

    name: str | None
    numbers: list[tuple[Any, int]]
    away: bool = False


class CountOf(Subquery):
    """How many rows a subquery finds."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def table_of_loads(actor: Actor, today: dt.date) -> dict[str, Any]:
    """The actor's desk by name; what nobody has comes last. A constant number of queries."""
    columns = in_order(column for room in all_rooms() for column in room.loads)
    headings = [heading for column in columns for heading in (column.label, column.late_label)]
    parts = [part for column in columns for part in _parts(column, actor, today)]
    people = colleagues_of(actor)
    away = absent_on(today, people)
    counts = {f"count_{place}": _of(rows, whose) for place, (rows, whose) in enumerate(parts)}
    counted = Membership.objects.annotate(**counts).in_bulk([one.pk for one in people])
    loads = [
        Load(
            one.user.name,
            [(heading, getattr(counted[one.pk], name)) for heading, name in zip(headings, counts, strict=True)],
            away=one.pk in away,
        )
        for one in people
    ]
    free = [_count(rows.filter(**{whose: None})) for rows, whose in parts]
    if any(free):
        loads.append(Load(None, [(heading, number) for heading, number in zip(headings, free, strict=True)]))
    return {"headings": headings, "loads": loads}


def _parts(column: LoadColumn, actor: Actor, today: dt.date) -> list[tuple[QuerySet[Any], str]]:
    return [(column.rows(actor), column.whose), (column.late(actor, today), column.whose)]


def _of(rows: QuerySet[Any], column: str) -> CountOf:
    return CountOf(rows.filter(**{column: OuterRef("pk")}).order_by().values("pk"))


def _count(rows: QuerySet[Any]) -> int:
    return rows.order_by().values("pk").count()
