"""From a track to a signal at the care coordinator, without typing anything again."""

from __future__ import annotations

from django.db import transaction
from django.utils import formats

from inbeeld.chain.meldcode.codes import EntryKind
from inbeeld.chain.meldcode.content import frameworks
from inbeeld.chain.meldcode.models import Track, TrackSignal
from inbeeld.chain.signals.api import HandIn, SignalReceipt, Submission, hand_in
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import locked

from .reading import OpenedEntry, entries_of


def facts_of(track: Track, *, by: Actor) -> str:
    """Every sign that was written down, with its day and what was added to it."""
    by.must(Action.TRACK_DECIDE, track)
    lines = [_with_additions(one) for one in entries_of(track) if one.entry.kind == EntryKind.SIGNS]
    record("track.read", record=track, actor=by, fields=["signs"])
    return "\n\n".join(lines)


def setting_of(track: Track) -> str:
    """From where somebody of this profession knows a person."""
    found = frameworks().get(track.profession)
    return found.setting if found else "other"


def signal_from(track: Track, given: HandIn, submission: Submission, *, by: Actor) -> SignalReceipt:
    """Hand in, as the public form does, and keep the link. The same form again gives the same receipt."""
    by.must(Action.TRACK_DECIDE, track)
    with transaction.atomic():
        current = locked(track)
        receipt = hand_in(given, submission, by=by)
        if not receipt.is_repeat:
            TrackSignal.objects.create(track=current, signal=receipt.signal, handed_in_by_id=by.member)
            record("track.signalled", record=current, actor=by, fields=["signs"])
    return receipt


def _with_additions(one: OpenedEntry) -> str:
    said = [f"{formats.date_format(one.entry.happened_on)}: {one.text}"]
    return "\n".join([*said, *(addition.text for addition in one.additions)])
