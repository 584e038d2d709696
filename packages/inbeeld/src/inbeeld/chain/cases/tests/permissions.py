"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case, ContactMoment, Domain, Goal
from inbeeld.chain.cases.services import (
    ActionDetails,
    BreakDetails,
    CaseFacts,
    ContactDetails,
    GoalDetails,
    SafetyDetails,
    add_action,
    add_break,
    add_contact,
    add_detection,
    agree_rhythm,
    change_contact,
    open_case,
    rate_domain,
    review_safety,
    set_goal,
)
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
    contact, goal = _fill(case, owner)
    give_grant(
        case,
        partner,
        by=owner.actor,
        parts=[Part.CONTACTS, Part.ACTIONS],
        purpose="Verzonnen doel",
        ground=Ground.CONSENT,
        until=timezone.now() + dt.timedelta(days=30),
    )
    ends = BreakDetails(kind="placement", on=timezone.localdate() + dt.timedelta(days=60))
    ahead = add_break(case, by=owner.actor, details=ends)
    add_detection(case, by=owner.actor, seen_by="education", seen_on="2024-05")
    more = {"break": ahead.pk, "point": "next_place", "change": case.status_changes.get().pk}
    found = {**more, "case": case.pk, "action": action.pk, "code": "housing", "episode": case.episodes.get().pk}
    return {
        **found,
        "contact": contact.pk,
        "goal": goal.pk,
        "phase": "holding",
        "planned": "leefgebieden",
        "episode": case.episodes.get().pk,
    }


def _fill(case: Case, owner: Persona) -> tuple[ContactMoment, Goal]:
    """Something in each part, so that each page has something to show."""
    by, today = owner.actor, timezone.localdate()
    steps = (("Verzonnen: hij reageert niet", "Bel de groep"),)
    safety = SafetyDetails(agreements="Verzonnen.", danger="", in_danger="Bel 112.", steps=steps, reviewed_on=today)
    for version in range(2):
        review_safety(case, by=by, details=safety, version=version)
    agree_rhythm(case, by=by, every_days=7, paused_until=today, reason="Verzonnen: vakantie.")
    domain = Domain.objects.get(code="housing", domain_set__version=1)
    seen = None
    for days, level in ((90, "limited"), (40, "sufficient")):
        on = today - dt.timedelta(days=days)
        rating = rate_domain(
            case, by=by, domain=domain, level=level, reason="Verzonnen.", on=on, seen=seen, own_level="full"
        )
        seen = rating.pk
    goal = set_goal(case, by=by, details=GoalDetails(words="Verzonnen: een eigen kamer.", domain_code="housing"))
    details = ContactDetails(kind="phone", on=today, succeeded=True, note="Verzonnen.")
    contact = add_contact(case, by=by, details=details)
    change_contact(contact, by=by, details=ContactDetails(kind="video", on=today, succeeded=False), version=1)
    return contact, goal


CASE = {"pk": "case"}
ACTION = {"pk": "case", "action_id": "action"}
BREAK = {"pk": "case", "break_id": "break"}
POINT = {**BREAK, "code": "point"}
CHANGE = {"pk": "case", "change_id": "change"}
EPISODE = {"pk": "case", "episode_id": "episode"}
DOMAIN = {"pk": "case", "code": "code"}
CONTACT = {"pk": "case", "contact_id": "contact"}
GOAL = {"pk": "case", "goal_id": "goal"}


def reading(name: str, *, partner: int, arguments: dict[str, str] | None = None) -> Row:
    """For the team, and the partner as far as his parts go; the world of others does not know it exists."""
    team = {"coordinator": 200, "colleague": 200, "team_lead": 200}
    hidden = {"far_colleague": 404, "outreach_worker": 404, "partner": partner}
    return row(name, arguments or CASE, method="get", data=None, everyone=403, anonymous=SIGN_IN, **hidden, **team)


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


def own(name: str, arguments: dict[str, str], *, status: int, method: str = "get", **more: int) -> Row:
    """For the coordinator of the case (or whoever wrote the record) alone."""
    others = {"far_colleague": 404, "coordinator": status, **more}
    return row(name, arguments, method=method, everyone=403, data=None, anonymous=SIGN_IN, **others)


def only_post(name: str, arguments: dict[str, str]) -> Row:
    """A button: whoever may ever write gets no page at its address."""
    works = dict.fromkeys(("coordinator", "colleague", "far_colleague", "partner", "outreach_worker"), 405)
    return row(name, arguments, method="get", data=None, everyone=403, anonymous=SIGN_IN, **works)


def setting(
    name: str, arguments: dict[str, str] | None = None, *, status: int, method: str = "get", **more: int
) -> Row:
    """How the organisation works: for the administrator, and where named for the team lead."""
    return row(name, arguments, method=method, everyone=403, data=None, anonymous=SIGN_IN, administrator=status, **more)


def everyone_with_cases(name: str) -> Row:
    works = dict.fromkeys(("coordinator", "colleague", "team_lead", "far_colleague", "partner", "outreach_worker"), 200)
    return row(name, None, method="get", data=None, everyone=403, anonymous=SIGN_IN, **works)


def in_danger(status: int, method: str) -> Row:
    """For everybody who works on cases by his role, wherever they are."""
    who = dict.fromkeys(("coordinator", "colleague", "team_lead", "far_colleague"), status)
    return row("cases:emergency", None, method=method, data=None, everyone=403, anonymous=SIGN_IN, **who)


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
    reading("cases:contacts", partner=200),
    reading("cases:domains", partner=403),
    reading("cases:domain", partner=403, arguments=DOMAIN),
    reading("cases:history", partner=403),
    reading("cases:plan", partner=200),
    reading("cases:contact", partner=200, arguments=CONTACT),
    reading("cases:safety_history", partner=403),
    reading("cases:checks", partner=403),
    reading("cases:progress", partner=403),
    row(
        "cases:team_progress",
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=200,
        colleague=200,
        team_lead=200,
        far_colleague=200,
    ),
    *(writing(f"cases:{name}", CASE, status=422, partner=403, method="post") for name in ("checks", "progress")),
    writing("cases:contact", CONTACT, status=422, partner=422, method="post"),
    only_post("cases:safety_still_right", CASE),
    writing("cases:safety_still_right", CASE, status=REDIRECT, partner=403, method="post"),
    *(writing(f"cases:{name}", CASE, status=200, partner=200) for name in ("new_goal", "rhythm")),
    writing("cases:new_goal", CASE, status=422, partner=422, method="post"),
    writing("cases:rhythm", CASE, status=422, partner=422, method="post"),
    *(writing(f"cases:{name}", GOAL, status=200, partner=200) for name in ("goal", "settle_goal")),
    *(writing(f"cases:{name}", GOAL, status=422, partner=422, method="post") for name in ("goal", "settle_goal")),
    *(own(f"cases:{name}", CONTACT, status=200, outreach_worker=404) for name in ("change_contact", "strike_contact")),
    *(
        own(f"cases:{name}", CONTACT, status=422, outreach_worker=404, method="post")
        for name in ("change_contact", "strike_contact")
    ),
    setting("cases:method", status=200, team_lead=200),
    setting("cases:method_terms", status=200, team_lead=200),
    setting("cases:method_terms", status=422, team_lead=422, method="post"),
    setting("cases:method_domains", status=200),
    setting("cases:method_domains", status=422, method="post"),
    setting("cases:method_checks", {"phase": "phase"}, status=200),
    setting("cases:method_checks", {"phase": "phase"}, status=422, method="post"),
    setting("cases:method_withdraw", {"what": "planned"}, status=405),
    setting("cases:method_withdraw", {"what": "planned"}, status=REDIRECT, method="post"),
    *(
        writing(f"cases:{name}", CASE, status=200, partner=403)
        for name in ("facts", "ages", "new_episode", "new_break", "detection", "safety", "status", "phase")
    ),
    *(
        writing(f"cases:{name}", CASE, status=422, partner=403, method="post")
        for name in ("facts", "ages", "new_episode", "new_break", "detection", "safety", "status", "phase")
    ),
    *(
        writing(f"cases:{name}", CASE, status=200, partner=200)
        for name in ("new_contact", "contact_ways", "new_action")
    ),
    *(
        writing(f"cases:{name}", CASE, status=422, partner=422, method="post")
        for name in ("new_contact", "contact_ways", "new_action")
    ),
    reading("cases:breaks", partner=403),
    writing("cases:break", BREAK, status=200, partner=403),
    writing("cases:break", BREAK, status=422, partner=403, method="post"),
    only_post("cases:break_point", POINT),
    writing("cases:break_point", POINT, status=REDIRECT, partner=403, method="post"),
    writing("cases:correct_status", CHANGE, status=200, partner=403),
    writing("cases:correct_status", CHANGE, status=422, partner=403, method="post"),
    writing("cases:episode", EPISODE, status=200, partner=403),
    writing("cases:episode", EPISODE, status=422, partner=403, method="post"),
    writing("cases:action", ACTION, status=200, partner=200),
    writing("cases:action", ACTION, status=422, partner=422, method="post"),
    only_post("cases:settle_action", ACTION),
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
