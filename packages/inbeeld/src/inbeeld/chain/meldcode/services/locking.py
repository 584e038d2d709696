"""One writer at a time for each track, and one click that makes one record."""

from __future__ import annotations

import uuid
from typing import TypeVar

from django.core.exceptions import SuspiciousOperation

from inbeeld.chain.meldcode.models import Track, TrackEntry, TrackTerm

R = TypeVar("R", TrackEntry, TrackTerm)


class TrackIsClosed(Exception):
    """The track was closed: it must be opened again before something is added."""


def locked(track: Track) -> Track:
    """The track as it stands now, held until the transaction ends."""
    return Track.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=track.pk)


def locked_open(track: Track) -> Track:
    current = locked(track)
    if not current.is_open:
        raise TrackIsClosed
    return current


def saved_before(model: type[R], record_id: uuid.UUID, track: Track) -> R | None:
    """What an earlier click on the same form made: a form carries the id that its record will get."""
    found = model._default_manager.filter(pk=record_id).first()
    if found is not None and found.track_id != track.pk:
        raise SuspiciousOperation("This form belongs to another track.")
    return found
