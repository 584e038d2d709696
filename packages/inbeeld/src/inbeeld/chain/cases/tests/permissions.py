"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.services import ActionDetails, CaseFacts, add_action, open_case
from inbeeld.foundation.access.models import Ground
from inbeeld.foundation.access.opening import give_grant
from inbeeld.foundation.access.rules import Part


def records(personas: Personas) -> Records:
    """A case of the coordinator, of which the partner holds the contacts and the actions."""
    owner, partner = personas["coordinator"], personas["partner"].membership
    assert owner.membership is not None
    assert owner.membership.region is not None
    assert partner is not None
    case = open_case(
        by=owner.actor,
        organisation=owner.membership.organisation,
        region=owner.membership.region,
        facts=CaseFacts(form="sexual"),
    )
    details = ActionDetails(what="Verzonnen actie.", owner=owner.membership, due_on=timezone.localdate())
    action = add_action(case, by=owner.actor, details=details)
    give_grant(
        case,
        partner,
        by=owner.actor,
        parts=[Part.CONTACTS, Part.ACTIONS],
        purpose="Verzonnen doel",
        ground=Ground.CONSENT,
        until=timezone.now() + dt.timedelta(days=30),
    )
    return {"case": case.pk, "action": action.pk, "code": "housing"}


CASE = {"pk": "case"}
ACTION = {"pk": "case", "action_id": "action"}
DOMAIN = {"pk": "case", "code": "code"}


def reading(name: str, *, partner: int) -> Row:
    """For the team, and the partner as far as his parts go; the world of others does not know it exists."""
    team = {"coordinator": 200, "colleague": 200, "team_lead": 200}
    hidden = {"far_colleague": 404, "outreach_worker": 404, "partner": partner}
    return row(name, CASE, method="get", data=None, everyone=403, anonymous=SIGN_IN, **hidden, **team)


def writing(name: str, arguments: dict[str, str], *, status: int, partner: int, method: str = "get") -> Row:
    """For the coordinators of the team; a team lead reads only."""
    return row(
        name,
        arguments,
        method=method,
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        outreach_worker=404,
        coordinator=status,
        colleague=status,
        partner=partner,
    )


def deciding(name: str, *, status: int, method: str = "get", **statuses: int) -> Row:
    """For the coordinators of the team, never by a grant."""
    others = {"coordinator": status, "colleague": status, **statuses}
    return row(name, CASE, method=method, data=None, everyone=403, anonymous=SIGN_IN, far_colleague=404, **others)


def own(name: str, arguments: dict[str, str], *, status: int, method: str = "get") -> Row:
    """For the coordinator of the case alone."""
    return row(name, arguments, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=404, coordinator=status)


def everyone_with_cases(name: str) -> Row:
    works = dict.fromkeys(("coordinator", "colleague", "team_lead", "far_colleague", "partner", "outreach_worker"), 200)
    return row(name, None, method="get", data=None, everyone=403, anonymous=SIGN_IN, **works)


def in_danger(status: int, method: str) -> Row:
    """For everybody who works on cases by his role, wherever they are."""
    who = dict.fromkeys(("coordinator", "colleague", "team_lead", "far_colleague"), status)
    return row("cases:emergency", None, method=method, data=None, everyone=403, anonymous=SIGN_IN, **who)


ROWS = [
    everyone_with_cases("cases:list"),
    everyone_with_cases("cases:find"),
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
    reading("cases:contacts", partner=200),
    reading("cases:domains", partner=403),
    reading("cases:history", partner=403),
    *(writing(f"cases:{name}", CASE, status=200, partner=403) for name in ("facts", "safety", "status", "phase")),
    *(
        writing(f"cases:{name}", CASE, status=422, partner=403, method="post")
        for name in ("facts", "safety", "status", "phase")
    ),
    *(
        writing(f"cases:{name}", CASE, status=200, partner=200)
        for name in ("new_contact", "contact_ways", "new_action")
    ),
    *(
        writing(f"cases:{name}", CASE, status=422, partner=422, method="post")
        for name in ("new_contact", "contact_ways", "new_action")
    ),
    writing("cases:action", ACTION, status=200, partner=200),
    writing("cases:action", ACTION, status=422, partner=422, method="post"),
    row(
        "cases:settle_action",
        ACTION,
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=405,
        colleague=405,
        far_colleague=405,
        partner=405,
        outreach_worker=405,
    ),
    writing("cases:settle_action", ACTION, status=REDIRECT, partner=REDIRECT, method="post"),
    writing("cases:rate", DOMAIN, status=200, partner=403),
    writing("cases:rate", DOMAIN, status=422, partner=403, method="post"),
    deciding("cases:close", status=200),
    deciding("cases:close", status=422, method="post"),
    deciding("cases:reopen", status=200),
    deciding("cases:reopen", status=422, method="post"),
    deciding("cases:assign", status=200, team_lead=200),
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
