"""One writer at a time for each track."""

from __future__ import annotations

from inbeeld.chain.meldcode.models import Track
from inbeeld.foundation.records.api import RecordIsClosed, locked


class TrackIsClosed(RecordIsClosed):
    """The track was closed: it must be opened again before something is added."""


def locked_open(track: Track) -> Track:
    current = locked(track)
    if not current.is_open:
        raise TrackIsClosed
    return current
