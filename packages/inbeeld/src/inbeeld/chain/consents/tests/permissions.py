"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.api import CaseFacts, open_case
from inbeeld.chain.consents.models import AccessNotice, Recall
from inbeeld.chain.consents.services import Answered, Ending, SharePlan, record_answer, register_sent, share, withdraw
from inbeeld.foundation.access.api import Ground, Part

CASE = {"pk": "case"}
GRANT = {"pk": "case", "grant_id": "grant"}
CONSENT = {"pk": "case", "consent_id": "consent"}
RECALL = {"pk": "case", "recall_id": "recall"}


def records(personas: Personas) -> Records:
    """A case of which the partner holds parts by consent; a consent withdrawn after something was sent."""
    owner, partner = personas["coordinator"], personas["partner"].membership
    assert owner.membership is not None
    assert owner.membership.region is not None
    assert partner is not None
    by, today = owner.actor, timezone.localdate()
    place: dict[str, Any] = {"organisation": owner.membership.organisation, "region": owner.membership.region}
    case = open_case(by=by, **place, facts=CaseFacts(form="sexual"))
    said: dict[str, Any] = {
        "given_by": ["self"],
        "manner": "in_person",
        "age": 17,
        "from_on": today,
        "note": "Verzonnen.",
    }
    consent = record_answer(case, by=by, answered=Answered(purpose="sharing", receiver=partner.organisation, **said))
    last = today + dt.timedelta(days=9)
    plan = SharePlan(
        to=partner,
        team_role="housing",
        parts=[Part.CONTACTS],
        purpose="Verzonnen doel",
        ground=Ground.CONSENT,
        last_day=last,
    )
    grant = share(case, by=by, plan=plan)
    research = record_answer(case, by=by, answered=Answered(purpose="research", **said))
    register_sent(case, by=by, kind="export", what="Verzonnen lijst", to="Verzonnen bureau", consent=research)
    withdraw(research, by=by, ending=Ending(given_by=["self"], manner="phone", on=today))
    notice = AccessNotice.objects.create(membership=partner, case=case, cause="by_hand")
    recall = Recall.objects.get(sent__case=case)
    return {"case": case.pk, "grant": grant.pk, "consent": consent.pk, "recall": recall.pk, "notice": notice.pk}


def overseeing(name: str, arguments: dict[str, str], *, status: int = 200, method: str = "get") -> Row:
    """For the team and its lead, never by a grant."""
    return row(
        name,
        arguments,
        method=method,
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        coordinator=status,
        colleague=status,
        team_lead=status,
    )


def writing(name: str, arguments: dict[str, str], *, status: int, method: str = "get") -> Row:
    """For the coordinators of the team; partners see the case and may not."""
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
    )


def own(name: str, arguments: dict[str, str], *, status: int, method: str = "get") -> Row:
    """For the coordinator of the case alone."""
    return row(name, arguments, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=404, coordinator=status)


WITH_CASES: tuple[str, ...] = ("coordinator", "colleague", "team_lead", "far_colleague", "partner", "outreach_worker")


def everyone_with_cases(
    name: str, arguments: dict[str, str] | None, *, status: int, method: str = "get", **statuses: int
) -> Row:
    found = {**dict.fromkeys(WITH_CASES, status), **statuses}
    return row(name, arguments, method=method, data=None, everyone=403, anonymous=SIGN_IN, **found)


ROWS = [
    everyone_with_cases("consents:mine", None, status=200),
    everyone_with_cases("consents:seen", {"notice_id": "notice"}, status=405),
    everyone_with_cases("consents:seen", {"notice_id": "notice"}, status=404, method="post", partner=REDIRECT),
    overseeing("consents:access", CASE),
    own("consents:give_access", CASE, status=200),
    own("consents:give_access", CASE, status=422, method="post"),
    own("consents:extend_access", GRANT, status=200),
    own("consents:extend_access", GRANT, status=422, method="post"),
    overseeing("consents:end_access", GRANT),
    overseeing("consents:end_access", GRANT, status=REDIRECT, method="post"),
    overseeing("consents:ledger", CASE),
    overseeing("consents:consent", CONSENT),
    writing("consents:new_consent", CASE, status=200),
    writing("consents:new_consent", CASE, status=422, method="post"),
    writing("consents:withdraw", CONSENT, status=200),
    writing("consents:withdraw", CONSENT, status=422, method="post"),
    writing("consents:letter", RECALL, status=200),
    writing("consents:told", RECALL, status=REDIRECT, method="post"),
    everyone_with_cases("consents:told", RECALL, status=405, team_lead=403),
]
