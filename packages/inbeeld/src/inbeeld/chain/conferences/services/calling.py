"""Calling a conference, changing it, calling it off."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from inbeeld.chain.cases.api import Case, CaseIsClosed
from inbeeld.chain.conferences.agenda import open_points
from inbeeld.chain.conferences.codes import State
from inbeeld.chain.conferences.models import AgendaItem, Conference, Invitee
from inbeeld.chain.conferences.notice_kinds import CONFERENCE
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell_all
from inbeeld.foundation.records.api import StalePart

from .locking import ConferenceIsOver, locked


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """When, how, where and who; people from outside by their role."""

    on: dt.date
    begins: dt.time | None
    way: str
    where: str
    people: tuple[Membership, ...]
    outside: tuple[str, ...]


def call(case: Case, given: Call, *, record_id: uuid.UUID, by: Actor) -> Conference:
    """Ask people to come, with the open points of the case as a first agenda."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = Case.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=case.pk)
        if not current.is_open:
            raise CaseIsClosed
        if before := Conference.objects.filter(pk=record_id, case=current).first():
            return before
        conference = Conference(pk=record_id, case=current, data_key=current.data_key, called_by_id=by.member)
        _put(conference, given)
        conference.save(force_insert=True)
        _invite(conference, given)
        for position, point in enumerate(open_points(current, given.on)):
            item = AgendaItem(
                conference=conference, data_key=current.data_key, part=point.part.value, position=position
            )
            item.seal(subject=point.subject)
            item.save(force_insert=True)
        _tell(given.people, by)
        record("conference.called", record=conference, dossier=current, actor=by)
    return conference


def change(conference: Conference, given: Call, *, version: int, by: Actor) -> None:
    """Another day, place or company; everybody who is asked is told that something changed."""
    by.must(Action.CASE_WRITE, conference.case)
    with transaction.atomic():
        current = locked(conference)
        if not current.is_planned:
            raise ConferenceIsOver
        if current.version != version:
            raise StalePart
        _put(current, given)
        current.version += 1
        current.save()
        _invite(current, given)
        _tell(given.people, by)
        record("conference.changed", record=current, dossier=current.case, actor=by)


def cancel(conference: Conference, *, by: Actor) -> None:
    by.must(Action.CASE_WRITE, conference.case)
    with transaction.atomic():
        current = locked(conference)
        if not current.is_planned:
            raise ConferenceIsOver
        current.state = State.CANCELLED
        current.save(update_fields=["state"])
        _tell([one.membership for one in current.invitees.select_related("membership__user") if one.membership], by)
        record("conference.cancelled", record=current, dossier=current.case, actor=by)


def _put(conference: Conference, given: Call) -> None:
    conference.on, conference.begins, conference.way = given.on, given.begins, given.way
    conference.seal(where=given.where or None)


def _invite(conference: Conference, given: Call) -> None:
    """Exactly these; what was written about who stays is kept."""
    wanted = {member.pk for member in given.people}
    had = {one.membership_id: one for one in conference.invitees.filter(membership__isnull=False)}
    conference.invitees.filter(membership__in=[pk for pk in had if pk not in wanted]).delete()
    conference.invitees.filter(membership__isnull=True).delete()
    for position, member in enumerate(given.people):
        if member.pk not in had:
            _add(conference, position, membership=member)
    for position, role in enumerate(given.outside, start=len(given.people)):
        _add(conference, position, role=role)


def _add(conference: Conference, position: int, *, membership: Membership | None = None, role: str = "") -> None:
    invitee = Invitee(conference=conference, data_key=conference.data_key, membership=membership, position=position)
    invitee.seal(role=role or None)
    invitee.save(force_insert=True)


def _tell(people: Iterable[Membership], by: Actor) -> None:
    tell_all([one for one in people if one.pk != by.membership_id], CONFERENCE)
