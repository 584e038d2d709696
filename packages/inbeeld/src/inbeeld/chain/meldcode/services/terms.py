"""Terms: those that follow from what was recorded, and those that people agree."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.meldcode.codes import MET_BY, TermKind
from inbeeld.chain.meldcode.content import terms_on
from inbeeld.chain.meldcode.models import Track, TrackTerm
from inbeeld.chain.meldcode.notice_kinds import TRACK_DUE
from inbeeld.chain.meldcode.rules import due_after
from inbeeld.chain.signals.api import is_working_day
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell_all
from inbeeld.foundation.records.api import saved_before

from .locking import locked_open

AT_OPENING = (TermKind.CONSULT, TermKind.DECIDE)
AFTER_REPORT = (TermKind.SAFETY_ASSESSMENT, TermKind.INVESTIGATION)


def agree(track: Track, what: str, due_on: dt.date, *, record_id: uuid.UUID, by: Actor) -> TrackTerm:
    """Write down what was agreed, and until when."""
    by.must(Action.TRACK_WRITE, track)
    with transaction.atomic():
        current = locked_open(track)
        if before := saved_before(TrackTerm, record_id, track=current):
            return before
        term = put(current, TermKind.AGREED, due_on, by.member, what=what, pk=record_id)
        _save_due(current)
        record("track.term_set", record=current, actor=by, fields=["terms"])
    return term


def settle(term: TrackTerm, *, by: Actor) -> None:
    """It is there. Saying it twice changes nothing."""
    by.must(Action.TRACK_WRITE, term.track)
    with transaction.atomic():
        current = locked_open(term.track)
        met = TrackTerm.objects.filter(pk=term.pk, done_on__isnull=True).update(done_on=timezone.localdate())
        if met:
            _save_due(current)
            record("track.term_met", record=current, actor=by, fields=["terms"])


def put(
    track: Track, kind: TermKind, due_on: dt.date, set_by: uuid.UUID, *, what: str = "", pk: uuid.UUID | None = None
) -> TrackTerm:
    term = TrackTerm(pk=pk or uuid.uuid4(), track=track, data_key=track.data_key, kind=kind, due_on=due_on)
    term.set_by_id = set_by
    term.seal(what=what or None)
    term.save(force_insert=True)
    return term


def put_lawful(track: Track, kinds: Collection[TermKind], start: dt.date, set_by: uuid.UUID) -> None:
    """The terms that hold on the day on which they begin."""
    for length in terms_on(start):
        if length.key in kinds:
            due = due_after(
                start,
                working_days=length.working_days,
                weeks=length.weeks,
                is_holiday=lambda day: not is_working_day(day),
            )
            put(track, TermKind(length.key), due, set_by)


def meet(track: Track, step: int | None) -> None:
    """What was recorded meets the term that waited for it."""
    kind = MET_BY.get(step or 0)
    if kind:
        track.terms.filter(kind=kind, done_on__isnull=True).update(done_on=timezone.localdate())


def remind(today: dt.date) -> int:
    """Tell who has a track, and whom he asked, that a term ends tomorrow or has ended; once for each term."""
    with transaction.atomic():
        due = TrackTerm.objects.filter(
            done_on__isnull=True,
            reminded_on__isnull=True,
            due_on__lte=today + dt.timedelta(days=1),
            track__closed_on__isnull=True,
        )
        found = list(due.select_for_update(of=("self",)).select_related("track__owner__user", "track__adviser__user"))
        people = [one for term in found for one in (term.track.owner, term.track.adviser) if one]
        tell_all(people, TRACK_DUE)
        TrackTerm.objects.filter(pk__in=[term.pk for term in found]).update(reminded_on=today)
    return len(found)


def _save_due(track: Track) -> None:
    track.refresh_due()
    track.save(update_fields=["due_on"])
