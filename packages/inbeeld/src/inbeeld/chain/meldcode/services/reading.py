"""Opening a track: everything in it, and a line in the audit trail that it was read."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inbeeld.chain.meldcode.codes import MET_BY, STEP_NAMES, Decision
from inbeeld.chain.meldcode.content import terms_on
from inbeeld.chain.meldcode.models import Track, TrackEntry, TrackTerm
from inbeeld.chain.meldcode.rules import STEPS, says
from inbeeld.chain.signals.api import Progress, follow_up
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record


@dataclass(frozen=True, slots=True)
class Answered:
    """One of the five questions, as it was answered."""

    number: int
    yes: bool
    reason: str


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    entry: TrackEntry
    details: Mapping[str, Any] = field(repr=False)
    additions: list[OpenedEntry] = field(default_factory=list)

    @property
    def text(self) -> str:
        return str(self.details.get("text", ""))

    @property
    def whom(self) -> str:
        return str(self.details.get("whom", ""))

    @property
    def answers(self) -> list[Answered]:
        return [Answered(**one) for one in self.details.get("answers", [])]

    @property
    def code_says(self) -> str:
        """What the code said of these answers; empty for what is no weighing."""
        return says({one.number: one.yes for one in self.answers}) or "" if self.answers else ""

    @property
    def decision(self) -> str:
        """What was decided, in words; empty for what is no decision."""
        chosen = self.details.get("decision")
        return str(Decision(chosen).label) if chosen else ""


@dataclass(frozen=True, slots=True)
class OpenedTerm:
    term: TrackTerm
    what: str
    source: str

    @property
    def met_by_step(self) -> int | None:
        """The step that has to be written down before this term is met; nobody can only say that it is."""
        return next((step for step, kind in MET_BY.items() if kind == self.term.kind), None)


@dataclass(frozen=True, slots=True)
class OpenedStep:
    number: int
    name: str
    entries: list[OpenedEntry]


@dataclass(frozen=True, slots=True)
class SignalProgress:
    """A signal that went out from here, and what became of it."""

    pk: uuid.UUID
    reference: str
    is_mine: bool
    progress: Progress


@dataclass(frozen=True, slots=True)
class OpenedTrack:
    """A track in plain text, for as long as the page takes."""

    description: str
    entries: list[OpenedEntry]
    terms: list[OpenedTerm]
    signals: list[SignalProgress]

    @property
    def steps(self) -> list[OpenedStep]:
        return [
            OpenedStep(number, str(STEP_NAMES[number]), [one for one in self.entries if one.entry.step == number])
            for number in STEPS
        ]

    @property
    def beside(self) -> list[OpenedEntry]:
        """What belongs to no step: notes, closing, opening again."""
        return [one for one in self.entries if one.entry.step is None]


def read_track(track: Track, *, by: Actor) -> OpenedTrack:
    by.must(Action.TRACK_READ, track)
    reading = OpenedTrack(
        description=track.reveal("description") or "",
        entries=entries_of(track),
        terms=_terms(track),
        signals=_signals(track, by),
    )
    record("track.read", record=track, actor=by, fields=["description", "entries", "terms"])
    return reading


def oversee(track: Track, *, by: Actor) -> list[TrackTerm]:
    """The terms of a track without what was agreed: who oversees sees when, not what."""
    by.must(Action.TRACK_OVERSEE, track)
    record("track.overseen", record=track, actor=by)
    return list(track.terms.filter(done_on__isnull=True)) if track.is_open else []


def entries_of(track: Track) -> list[OpenedEntry]:
    """By day, each with its additions behind it."""
    found = list(track.entries.select_related("author__user").order_by("happened_on", "written_at", "pk"))
    opened: dict[Any, OpenedEntry] = {}
    for entry in found:
        entry.data_key = track.data_key
        opened[entry.pk] = OpenedEntry(entry, entry.reveal("details") or {})
    for one in sorted(opened.values(), key=lambda one: one.entry.written_at):
        if one.entry.adds_to_id:
            opened[one.entry.adds_to_id].additions.append(one)
    return [one for one in opened.values() if not one.entry.adds_to_id]


def _terms(track: Track) -> list[OpenedTerm]:
    found = list(track.terms.select_related("set_by__user"))
    sources = {one.key: one.source.title for one in terms_on(track.opened_on)}
    for term in found:
        term.data_key = track.data_key
    return [OpenedTerm(term, term.reveal("what") or "", sources.get(term.kind, "")) for term in found]


def _signals(track: Track, by: Actor) -> list[SignalProgress]:
    links = track.signal_links.select_related("signal").order_by("handed_in_at")
    return [
        SignalProgress(
            pk=link.signal_id,
            reference=link.signal.reference,
            is_mine=link.handed_in_by_id == by.membership_id,
            progress=follow_up(link.signal, by=by),
        )
        for link in links
    ]
