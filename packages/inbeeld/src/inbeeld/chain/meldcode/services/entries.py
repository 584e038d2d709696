"""Writing down what was done. Nothing is changed afterwards; what was wrong is put right by an addition."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from inbeeld.chain.meldcode.codes import HELPS, REPORTS, STEP_OF, Decision, EntryKind, TermKind
from inbeeld.chain.meldcode.models import Track, TrackEntry
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import saved_before

from .locking import locked_open
from .terms import AFTER_REPORT, meet, put, put_lawful

# Deciding is the owner's; whom he asked may write everything else.
OF_OWNER = frozenset({EntryKind.DECISION, EntryKind.PARENTS})


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done on which day; `details` is what the form of this kind asked."""

    kind: EntryKind
    on: dt.date
    details: Mapping[str, Any] = field(repr=False)


def add_entry(track: Track, given: Entry, *, record_id: uuid.UUID, by: Actor) -> TrackEntry:
    by.must(Action.TRACK_DECIDE if given.kind in OF_OWNER else Action.TRACK_WRITE, track)
    with transaction.atomic():
        current = locked_open(track)
        if before := saved_before(TrackEntry, record_id, track=current):
            return before
        entry = write(current, given, by.member, pk=record_id)
        _follow(current, given, by.member)
        current.step = max(current.step, entry.step or 0)
        current.refresh_due()
        current.save(update_fields=["step", "due_on"])
        record("track.written", record=current, actor=by, fields=[given.kind.value])
    return entry


def add_to(entry: TrackEntry, text: str, *, record_id: uuid.UUID, by: Actor) -> TrackEntry:
    """Put something right or add to it; the original stays as it was."""
    by.must(Action.TRACK_WRITE, entry.track)
    with transaction.atomic():
        current = locked_open(entry.track)
        if before := saved_before(TrackEntry, record_id, track=current):
            return before
        given = Entry(EntryKind(entry.kind), entry.happened_on, {"text": text})
        addition = write(current, given, by.member, pk=record_id, adds_to=entry)
        record("track.added_to", record=current, actor=by, fields=[entry.kind])
    return addition


def write(
    track: Track, given: Entry, author: uuid.UUID, *, pk: uuid.UUID | None = None, adds_to: TrackEntry | None = None
) -> TrackEntry:
    """One more line of the track; for a verb that has its own guard and its own event."""
    entry = TrackEntry(
        pk=pk or uuid.uuid4(),
        track=track,
        data_key=track.data_key,
        kind=given.kind,
        step=STEP_OF.get(given.kind),
        happened_on=given.on,
        adds_to=adds_to,
        author_id=author,
    )
    entry.seal(details=dict(given.details))
    entry.save(force_insert=True)
    return entry


def _follow(track: Track, given: Entry, member: uuid.UUID) -> None:
    """The terms that this meets, and those that it begins."""
    meet(track, STEP_OF.get(given.kind))
    if given.kind != EntryKind.DECISION:
        return
    decision = Decision(given.details["decision"])
    if decision in REPORTS:
        put_lawful(track, AFTER_REPORT, given.on, member)
    if decision in HELPS:
        track.terms.filter(kind=TermKind.LOOK_AGAIN, done_on__isnull=True).update(done_on=given.on)
        put(track, TermKind.LOOK_AGAIN, dt.date.fromisoformat(given.details["look_again"]), member)
