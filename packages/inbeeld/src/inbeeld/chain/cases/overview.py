"""What the overview of a case shows of the case itself."""

from __future__ import annotations

from inbeeld.foundation.access.api import Action, Actor, Part

from .hooks import Piece
from .models import Case
from .services import facts_of
from .standing import standing_of

READS = (Part.SUMMARY.value,)


def summary(case: Case, actor: Actor) -> Piece | None:
    if not actor.may(Action.CASE_READ, case, Part.SUMMARY):
        return None
    return Piece("cases/summary.html", {"text": facts_of(case).summary}, READS)


def exploitation(case: Case, actor: Actor) -> Piece | None:
    if not actor.may(Action.CASE_READ, case, Part.SUMMARY):
        return None
    return Piece("cases/exploitation.html", {"episodes": list(case.episodes.all())}, READS)


def facts(case: Case, actor: Actor) -> Piece | None:
    if not actor.may(Action.CASE_READ, case, Part.SUMMARY):
        return None
    return Piece("cases/facts.html", {"standing": standing_of(case)}, READS)
