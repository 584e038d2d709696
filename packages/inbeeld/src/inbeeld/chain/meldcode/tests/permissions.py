"""The walk is there for everybody; a track for whom it is, and in outline for who oversees."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Row, row
from inbeeld.chain.meldcode.services.terms import agree

from .conftest import begin


def records(personas: Personas) -> Mapping[str, object]:
    track = begin(personas["professional"])
    entry = track.entries.get()
    term = agree(track, "Bellen", timezone.localdate(), record_id=uuid.uuid4(), by=personas["professional"].actor)
    return {"track": track.pk, "entry": entry.pk, "term": term.pk, "what": "wegen", "letter": "c", "one": 1, "three": 3}


TRACK = {"pk": "track"}


def owned(name: str, arguments: Mapping[str, str] | None = None, *, method: str = "get", **others: int) -> Row:
    """For whom the track is; who oversees reaches it and lacks the right."""
    statuses: dict[str, Any] = {"professional": 200, **others}
    return row(name, {**TRACK, **(arguments or {})}, everyone=403, anonymous=SIGN_IN, method=method, **statuses)


ROWS = [
    row("meldcode:start", everyone=200),
    row("meldcode:professions", everyone=200),
    row("meldcode:whole", {"letter": "letter"}, everyone=200),
    row("meldcode:step", {"letter": "letter", "number": "three"}, everyone=200),
    row("meldcode:question", {"letter": "letter", "number": "one"}, everyone=200),
    row("meldcode:outcome", {"letter": "letter", "number": "one"}, everyone=200),
    row("meldcode:tracks", everyone=403, anonymous=SIGN_IN, professional=200, attention_officer=200),
    row("meldcode:new", everyone=403, anonymous=SIGN_IN, professional=200, attention_officer=200),
    owned("meldcode:track", attention_officer=200),
    owned("meldcode:write", {"what": "what"}),
    owned("meldcode:addition", {"entry_pk": "entry"}),
    owned("meldcode:details"),
    owned("meldcode:term"),
    owned("meldcode:term_met", {"term_pk": "term"}, method="post", professional=REDIRECT),
    owned("meldcode:ask"),
    owned("meldcode:assign", attention_officer=200),
    owned("meldcode:close"),
    owned("meldcode:reopen"),
    owned("meldcode:paper", method="post"),
    owned("meldcode:signal"),
]
