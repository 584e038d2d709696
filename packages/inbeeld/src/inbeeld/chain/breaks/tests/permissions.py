"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.case_rows import CASE, only_post, reading, shared_case, writing
from fixtures.permissions import REDIRECT, Personas, Records
from inbeeld.chain.breaks.services import BreakDetails, add_break


def records(personas: Personas) -> Records:
    """The end of a placement, with points to arrange before."""
    case = shared_case(personas)
    ends = BreakDetails(kind="placement", on=timezone.localdate() + dt.timedelta(days=60))
    ahead = add_break(case, by=personas["coordinator"].actor, details=ends)
    return {"case": case.pk, "break": ahead.pk, "point": "next_place"}


BREAK = {"pk": "case", "break_id": "break"}
POINT = {**BREAK, "code": "point"}


ROWS = [
    reading("breaks:list", partner=403),
    writing("breaks:new", CASE, status=200, partner=403),
    writing("breaks:new", CASE, status=422, partner=403, method="post"),
    writing("breaks:change", BREAK, status=200, partner=403),
    writing("breaks:change", BREAK, status=422, partner=403, method="post"),
    only_post("breaks:point", POINT),
    writing("breaks:point", POINT, status=REDIRECT, partner=403, method="post"),
]
