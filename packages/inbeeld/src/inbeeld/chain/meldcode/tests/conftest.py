"""Tracks to look at; nobody in them is real."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.meldcode.codes import Concern, EntryKind
from inbeeld.chain.meldcode.models import Track, TrackEntry
from inbeeld.chain.meldcode.services.entries import Entry, add_entry
from inbeeld.chain.meldcode.services.tracks import Start, open_track

SIGN = "Verzonnen: slaapt in de les en heeft een tweede telefoon."


def begin(owner: Persona, **changed: Any) -> Track:
    given: dict[str, Any] = {
        "description": "De verzonnen jongen uit 3B",
        "concern": Concern.EXPLOITATION,
        "profession": "education",
        "form": "sexual",
        "age_band": "16-17",
        "sex": "boy",
        "municipality": None,
        "signs": Entry(EntryKind.SIGNS, timezone.localdate(), {"text": SIGN}),
    }
    return open_track(Start(**{**given, **changed}), record_id=uuid.uuid4(), by=owner.actor)


def write(track: Track, kind: EntryKind, by: Persona, on: dt.date | None = None, **details: Any) -> TrackEntry:
    entry = Entry(kind, on or timezone.localdate(), details)
    return add_entry(track, entry, record_id=uuid.uuid4(), by=by.actor)


@pytest.fixture
def track(professional: Persona) -> Track:
    return begin(professional)
