"""Who gets what at the addresses of this room."""

from __future__ import annotations

from typing import Any

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.api import CaseFacts, open_case
from inbeeld.chain.overlaps.services import Seen, see_overlap

CASE = {"pk": "case"}
OVERLAP = {"pk": "case", "overlap_id": "overlap"}
ASKED: Any = {"pk": "case", "overlap_id": "asked"}


def records(personas: Personas) -> Records:
    """Two linked cases of the coordinator, and a question of the far colleague about one of them."""
    owner, far = personas["coordinator"], personas["far_colleague"]
    cases = []
    for by in (owner, owner, far):
        assert by.membership is not None
        assert by.membership.region is not None
        facts = CaseFacts(place="hotel")
        organisation, region = by.membership.organisation, by.membership.region
        cases.append(open_case(by=by.actor, organisation=organisation, region=region, facts=facts))
    case, other, theirs = cases
    linked = Seen(pseudonym=other.pseudonym, shared="place", reason="Verzonnen.")
    asked = Seen(pseudonym=case.pseudonym, shared="group", reason="Verzonnen.")
    overlap = see_overlap(case, by=owner.actor, seen=linked)
    question = see_overlap(theirs, by=far.actor, seen=asked)
    return {"case": case.pk, "overlap": overlap.pk, "asked": question.pk}


def writing(name: str, arguments: dict[str, str], *, status: int, method: str = "get", hidden: int = 404) -> Row:
    """For the coordinators of the team."""
    team = dict.fromkeys(("coordinator", "colleague"), status)
    others = dict.fromkeys(("far_colleague", "partner", "outreach_worker"), hidden)
    return row(name, arguments, method=method, data=None, everyone=403, anonymous=SIGN_IN, **team, **others)


ROWS = [
    writing("overlaps:case", CASE, status=200),
    writing("overlaps:case", CASE, status=422, method="post"),
    writing("overlaps:answer", ASKED, status=REDIRECT, method="post"),
    writing("overlaps:answer", ASKED, status=405, hidden=405),
    writing("overlaps:undo", OVERLAP, status=REDIRECT, method="post"),
    writing("overlaps:undo", OVERLAP, status=405, hidden=405),
]
