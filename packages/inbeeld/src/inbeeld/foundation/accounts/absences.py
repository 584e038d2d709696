"""Who is there on a day, and who stands in for who is not."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from .models import Absence, Membership

Absences = Mapping[uuid.UUID, Membership | None]


def absent_on(day: dt.date, members: Iterable[Membership]) -> dict[uuid.UUID, Membership | None]:
    """The ids of those who are away that day, each with who takes over."""
    found = Absence.objects.on(day).filter(membership__in=list(members)).select_related("replacement__user")
    return {absence.membership_id: absence.replacement for absence in found}


def present(members: Iterable[Membership], day: dt.date) -> list[Membership]:
    known = list(members)
    away = absent_on(day, known)
    return [one for one in known if one.pk not in away]


def stand_ins(members: Iterable[Membership], day: dt.date) -> list[Membership]:
    """The same people, with who takes over in the place of who is away; where nobody is there to, he himself.

    Two who are away at once and take over from each other each keep their own.
    """
    known = list(members)
    away: Absences = absent_on(day, known)
    second = absent_on(day, [one for one in away.values() if one is not None])
    found = [_stands_in(one, away, second) for one in known]
    return list({one.pk: one for one in found}.values())


def _stands_in(one: Membership, away: Absences, second: Absences) -> Membership:
    other = away.get(one.pk)
    return one if other is None or other.pk in second or not other.user.is_active else other
