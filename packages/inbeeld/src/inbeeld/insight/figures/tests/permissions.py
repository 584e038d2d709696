"""Who gets what at the addresses of this room."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from fixtures.permissions import NOT_FOUND, REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.foundation.disclosure.api import Publication


def records(personas: Personas) -> Records:
    """A publication that is being made, one that was refused, and one that ended in a fault."""
    reader = personas["policy_officer"].membership
    assert reader is not None
    year = str(timezone.localdate().year - 1)
    waiting = Publication.objects.create(source="persons", period=year, by=reader)
    refused = Publication.objects.create(
        source="persons", period=year, by=reader, state="refused", reason="beside_others",
        offer=[["total", "boys", "total", "total"]],
    )  # fmt: skip
    failed = Publication.objects.create(source="persons", period=year, by=reader, state="failed")
    made = {"waiting": waiting.pk, "refused": refused.pk, "failed": failed.pk}
    return {"signals": "signals", "persons": "persons", **made}


def readers(name: str, record: str | None = None, *, status: int = 200, method: str = "get") -> Row:
    """For whoever reads figures, closed to every other role."""
    argument = {"name": record} if record in {"signals", "persons"} else {"pk": record} if record else None
    found = row(name, argument, method=method, everyone=403, anonymous=SIGN_IN)
    return replace(found, statuses={**found.statuses, "policy_officer": status, "analyst": status})


ROWS = [
    readers("figures:overview"),
    readers("figures:live", "signals"),
    readers("figures:live", "persons", status=NOT_FOUND),
    readers("figures:publish", "persons"),
    readers("figures:publish", "persons", status=422, method="post"),
    readers("figures:publication", "waiting"),
    readers("figures:publication", "refused"),
    readers("figures:file", "waiting", status=REDIRECT),
    readers("figures:hide", "waiting", status=REDIRECT, method="post"),
    readers("figures:publication", "failed"),
    readers("figures:again", "failed", status=REDIRECT, method="post"),
    readers("figures:withdraw", "waiting", status=REDIRECT),
]
