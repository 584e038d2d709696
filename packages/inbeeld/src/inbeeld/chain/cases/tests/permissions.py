"""Who gets what at the addresses of this room."""

from __future__ import annotations

from django.utils import timezone

from fixtures.case_rows import (
    CASE,
    deciding,
    everyone_with_cases,
    in_danger,
    only_post,
    own,
    reading,
    shared_case,
    writing,
)
from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.services import SafetyDetails, review_safety


def records(personas: Personas) -> Records:
    """A case with safety agreements, of which the partner holds parts."""
    case, by, today = shared_case(personas), personas["coordinator"].actor, timezone.localdate()
    steps = (("Verzonnen: hij reageert niet", "Bel de groep"),)
    safety = SafetyDetails(agreements="Verzonnen.", danger="", in_danger="Bel 112.", steps=steps, reviewed_on=today)
    for version in range(2):
        review_safety(case, by=by, details=safety, version=version)
    return {"case": case.pk, "episode": case.episodes.get().pk, "coordinator": by.member}


EPISODE = {"pk": "case", "episode_id": "episode"}


def assigning_many(status: int, method: str) -> Row:
    """By those of the team, for a coordinator of their own desk only."""
    return row(
        "cases:assign_many",
        {"pk": "coordinator"},
        method=method,
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=status,
        colleague=status,
        team_lead=status,
        far_colleague=404,
    )


ROWS = [
    everyone_with_cases("cases:list"),
    row("cases:new", everyone=403, anonymous=SIGN_IN, coordinator=200, colleague=200, far_colleague=200),
    row("cases:new", method="post", everyone=403, anonymous=SIGN_IN, coordinator=422, colleague=422, far_colleague=422),
    row(
        "cases:earlier",
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=REDIRECT,
        colleague=REDIRECT,
        far_colleague=REDIRECT,
    ),
    row(
        "cases:earlier",
        method="post",
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=200,
        colleague=200,
        far_colleague=200,
    ),
    in_danger(200, "get"),
    in_danger(422, "post"),
    reading("cases:detail", partner=200),
    reading("cases:safety_history", partner=403),
    reading("cases:checks", partner=403),
    writing("cases:checks", CASE, status=422, partner=403, method="post"),
    only_post("cases:safety_still_right", CASE),
    writing("cases:safety_still_right", CASE, status=REDIRECT, partner=403, method="post"),
    *(
        writing(f"cases:{name}", CASE, status=200, partner=403)
        for name in ("facts", "ages", "new_episode", "detection", "safety", "status", "phase")
    ),
    *(
        writing(f"cases:{name}", CASE, status=422, partner=403, method="post")
        for name in ("facts", "ages", "new_episode", "detection", "safety", "status", "phase")
    ),
    writing("cases:episode", EPISODE, status=200, partner=403),
    writing("cases:episode", EPISODE, status=422, partner=403, method="post"),
    deciding("cases:close", status=200),
    deciding("cases:close", status=422, method="post"),
    deciding("cases:reopen", status=200),
    deciding("cases:reopen", status=422, method="post"),
    deciding("cases:assign", status=200, team_lead=200),
    assigning_many(200, "get"),
    assigning_many(422, "post"),
    deciding("cases:assign", status=422, method="post", team_lead=422),
    row(
        "cases:identity",
        CASE,
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        outreach_worker=404,
        coordinator=200,
    ),
    row(
        "cases:identity",
        CASE,
        method="post",
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        outreach_worker=404,
        coordinator=422,
    ),
    own("cases:change_identity", CASE, status=200),
    own("cases:change_identity", CASE, status=422, method="post"),
]
