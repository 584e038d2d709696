"""Reading moments of contact: their notes are sealed, so that searching in them means opening them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from inbeeld.chain.cases.api import Case

from .models import ContactAddition, ContactMoment

SEARCHED_AT_MOST = 5_000
SHOWN_AT_MOST = 100


def opened_moments(rows: Iterable[ContactMoment], case: Case) -> list[dict[str, Any]]:
    """Moments with their notes and what was added to them; the key of the case is unwrapped once for all."""
    moments = list(rows)
    added: dict[object, list[dict[str, Any]]] = {}
    for addition in ContactAddition.objects.filter(contact__in=moments).select_related("by__user"):
        addition.data_key = case.data_key
        added.setdefault(addition.contact_id, []).append({"row": addition, "text": addition.reveal("note")})
    return [{"row": row, "text": _note(row, case), "additions": added.get(row.pk, [])} for row in moments]


def found_moments(rows: QuerySet[ContactMoment], case: Case, words: str) -> tuple[list[ContactMoment], bool]:
    """The newest moments in whose note all of `words` stand, and whether there are more than are shown."""
    wanted = words.split()
    found: list[ContactMoment] = []
    for row in rows.order_by("-on", "-at", "-id")[:SEARCHED_AT_MOST].iterator(chunk_size=500):
        note = _note(row, case).casefold()
        if all(word in note for word in wanted):
            found.append(row)
            if len(found) > SHOWN_AT_MOST:
                return found[:SHOWN_AT_MOST], True
    return found, False


def _note(row: ContactMoment, case: Case) -> str:
    row.data_key = case.data_key
    return row.reveal("note") or ""
