"""Who gets what at the addresses of this room."""

from __future__ import annotations

from fixtures.case_rows import CASE, reading, shared_case, writing
from fixtures.permissions import SIGN_IN, Personas, Records, row
from inbeeld.chain.cases.api import add_detection


def records(personas: Personas) -> Records:
    """A case with a status and somebody who saw signs."""
    case = shared_case(personas)
    add_detection(case, by=personas["coordinator"].actor, seen_by="education", seen_on="2024-05")
    return {"case": case.pk, "change": case.status_changes.get().pk}


CHANGE = {"pk": "case", "change_id": "change"}


ROWS = [
    reading("timeline:history", partner=403),
    reading("timeline:progress", partner=403),
    writing("timeline:progress", CASE, status=422, partner=403, method="post"),
    row(
        "timeline:team_progress",
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=200,
        colleague=200,
        team_lead=200,
        far_colleague=200,
    ),
    writing("timeline:correct_status", CHANGE, status=200, partner=403),
    writing("timeline:correct_status", CHANGE, status=422, partner=403, method="post"),
]
