"""Who gets what at the addresses of this room: everybody everything."""

from __future__ import annotations

from fixtures.permissions import Personas, Records, row


def records(personas: Personas) -> Records:
    return {"page": 3, "no page": 99, "near page": 17}


ROWS = [
    row("help:start", everyone=200),
    row("help:page", {"number": "page"}, everyone=200),
    row("help:page", {"number": "no page"}, everyone=404),
    row("help:page", {"number": "page"}, method="post", everyone=405),
    row("help:near", everyone=200),
    row("help:near_page", {"number": "near page"}, everyone=200),
    row("help:near_page", {"number": "page"}, everyone=404),
    row("help:page", {"number": "near page"}, everyone=404),
    row("help:nearby", everyone=200),
    row("help:nearby", method="post", everyone=422),
]
