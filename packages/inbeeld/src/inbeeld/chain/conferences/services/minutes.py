"""The agenda, what was said, what was decided, and who was there."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from inbeeld.chain.conferences.codes import Presence, State
from inbeeld.chain.conferences.models import AgendaItem, Conference, ConferenceDecision
from inbeeld.chain.conferences.rules import moved
from inbeeld.chain.plan.api import ActionDetails, add_action
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import StalePart

from .locking import locked, locked_planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision; with somebody and a day it becomes an action of the case."""

    text: str
    owner: Membership | None
    due_on: dt.date | None


def add_item(conference: Conference, part: Part, subject: str, *, record_id: uuid.UUID, by: Actor) -> None:
    by.must(Action.CASE_WRITE, conference.case)
    with transaction.atomic():
        current = locked_planned(conference)
        if current.items.filter(pk=record_id).exists():
            return
        item = AgendaItem(pk=record_id, conference=current, data_key=current.data_key, part=part.value)
        item.position = current.items.count()
        item.seal(subject=subject)
        item.save(force_insert=True)
        record("conference.arranged", record=current, dossier=current.case, actor=by)


def move(item: AgendaItem, *, up: bool, by: Actor) -> None:
    by.must(Action.CASE_WRITE, item.conference.case)
    with transaction.atomic():
        current = locked_planned(item.conference)
        for position, one in enumerate(moved(list(current.items.all()), item, up=up)):
            AgendaItem.objects.filter(pk=one.pk).update(position=position)
        record("conference.arranged", record=current, dossier=current.case, actor=by)


def drop(item: AgendaItem, *, by: Actor) -> None:
    """Off the agenda, unless something was written about it already."""
    by.must(Action.CASE_WRITE, item.conference.case)
    with transaction.atomic():
        current = locked_planned(item.conference)
        current.items.filter(pk=item.pk, notes__isnull=True, decisions__isnull=True).delete()
        record("conference.arranged", record=current, dossier=current.case, actor=by)


def minute(
    item: AgendaItem, notes: str, decided: Decided | None, *, version: int, record_id: uuid.UUID, by: Actor
) -> None:
    """What was said about an item, and what was decided; what somebody does by a day is an action at once."""
    by.must(Action.CASE_WRITE, item.conference.case)
    with transaction.atomic():
        conference = locked_planned(item.conference)
        if ConferenceDecision.objects.filter(pk=record_id).exists():
            return
        current = AgendaItem.objects.select_related("data_key").get(pk=item.pk, conference=conference)
        if current.version != version:
            raise StalePart
        current.seal(notes=notes or None)
        current.version += 1
        current.save(update_fields=["notes", "version"])
        if decided:
            _decide(current, conference, decided, record_id, by)
        record("conference.minuted", record=conference, dossier=conference.case, actor=by, fields=[current.part])


def _decide(item: AgendaItem, conference: Conference, decided: Decided, record_id: uuid.UUID, by: Actor) -> None:
    decision = ConferenceDecision(pk=record_id, item=item, data_key=item.data_key, by_id=by.member)
    decision.seal(text=decided.text)
    if decided.owner is not None and decided.due_on is not None:
        details = ActionDetails(what=decided.text, owner=decided.owner, due_on=decided.due_on)
        decision.action = add_action(conference.case, by=by, details=details)
    decision.save(force_insert=True)


def attend(conference: Conference, presences: Mapping[uuid.UUID, Presence], *, by: Actor) -> None:
    """Who was there, and who let know that he could not come."""
    by.must(Action.CASE_WRITE, conference.case)
    with transaction.atomic():
        current = locked_planned(conference)
        for pk, presence in presences.items():
            current.invitees.filter(pk=pk).update(presence=presence)
        record("conference.attended", record=current, dossier=current.case, actor=by)


def finish(conference: Conference, *, by: Actor) -> None:
    """It was held: the minutes stand."""
    _set_state(conference, State.PLANNED, State.HELD, by)


def reopen(conference: Conference, *, by: Actor) -> None:
    """The minutes are opened again, to put something right; the log keeps that it was done."""
    _set_state(conference, State.HELD, State.PLANNED, by)


def _set_state(conference: Conference, old: State, new: State, by: Actor) -> None:
    by.must(Action.CASE_WRITE, conference.case)
    with transaction.atomic():
        current = locked(conference)
        if current.state != old:
            return
        current.state = new
        current.save(update_fields=["state"])
        event = "conference.held" if new == State.HELD else "conference.reopened"
        record(event, record=current, dossier=current.case, actor=by)
