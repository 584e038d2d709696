"""Cases that might touch, as plain facts, within one's own reach only: never a likeness in figures."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from inbeeld.chain.cases.api import Case, PlaceType
from inbeeld.foundation.access.api import Actor, Relation

from .models import Overlap
from .rules import same_period

LOOKED_AT = 200
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case of one's own team, and what it has in common."""

    case: Case
    place: str


def candidates_for(case: Case, actor: Actor) -> list[Candidate]:
    """Cases of the team with the same kind of place, coordinated in the same period; the newest first."""
    if case.place == PlaceType.UNKNOWN:
        return []
    linked = {pk for pair in _pairs(case) for pk in pair}
    ours = Case.objects.visible_to(actor, through=[Relation.OWN, Relation.TEAM])
    alike = ours.filter(place=case.place).exclude(pk__in=linked).exclude(pk=case.pk).order_by("-opened_on", "pk")
    found = [other for other in alike[:LOOKED_AT] if same_period(_period(case), _period(other))]
    return [Candidate(other, str(other.get_place_display())) for other in found[:SHOWN]]


def _pairs(case: Case) -> list[tuple[uuid.UUID, uuid.UUID]]:
    standing = Overlap.objects.of_case(case.pk).exclude(state="undone")
    return list(standing.filter(other__isnull=False).values_list("case", "other"))


def _period(case: Case) -> tuple[dt.date, dt.date | None]:
    return case.opened_on, case.closed_on
