"""The page of a full case asks the database no more than 25 questions, however full it is."""

import datetime as dt
from typing import Any

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from fixtures.personas import Persona
from inbeeld.chain.breaks.api import BreakDetails, add_break
from inbeeld.chain.cases.api import (
    Case,
    EpisodeDetails,
    Person,
    SafetyDetails,
    add_detection,
    add_episode,
    change_identity,
    change_status,
    review_safety,
)
from inbeeld.chain.contacts.api import ContactMoment, WaysDetails, review_contact_ways
from inbeeld.chain.method.api import Domain, install_method
from inbeeld.chain.plan.api import CaseAction, DomainRating, GoalDetails, set_goal
from inbeeld.foundation.records.api import PartialDate

MOST_QUERIES = 25


def fill(case: Case, owner: Persona, *, times: int) -> None:
    """Something in each part; of what can be many, `times` as many."""
    by, today = owner.actor, timezone.localdate()
    install_method()
    safety = SafetyDetails(agreements="Verzonnen.", danger="", in_danger="", reviewed_on=today)
    review_safety(case, by=by, details=safety, version=0)
    review_contact_ways(case, by=by, details=WaysDetails(never="Verzonnen.", reviewed_on=today), version=0)
    born = PartialDate.of(today.replace(day=1, year=today.year - 17))
    change_identity(case, by=by, person=Person(given_names="Verzonnen", born_on=born), version=0)
    add_break(case, by=by, details=BreakDetails(kind="placement", on=today + dt.timedelta(days=30)))
    add_detection(case, by=by, seen_by="education", seen_on="2024")
    decided: dict[str, Any] = {
        "status": "actual",
        "decided_by": "police",
        "on": today,
        "reason": "Verzonnen.",
        "formal": True,
    }
    change_status(case, by=by, version=1, **decided)
    for _ in range(3):
        add_episode(case, by=by, details=EpisodeDetails(form="criminal"))
        set_goal(case, by=by, details=GoalDetails(words="Verzonnen.", domain_code="housing"))
    common: dict[str, Any] = {"case": case, "data_key": case.data_key, "by": case.coordinator}
    for number in range(times):
        on = today - dt.timedelta(days=number)
        sealed(ContactMoment(**common, kind="phone", on=on), note="Verzonnen.")
        sealed(CaseAction(**common, owner=case.coordinator, due_on=on), what="Verzonnen.")
        for domain in Domain.objects.all():
            rating = {"domain": domain, "domain_code": domain.code, "level": "limited", "newest": not number, "on": on}
            sealed(DomainRating(**common, **rating), reason="Verzonnen.")


def sealed(record: Any, **texts: str) -> None:
    record.seal(**texts)
    record.save(force_insert=True)


def test_a_full_case_takes_no_more_questions_than_promised(
    case: Case, coordinator: Persona, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(case, coordinator, times=12)
    coordinator.client.get("/zaken/")  # the first request of a session writes that it began
    with django_assert_max_num_queries(MOST_QUERIES):
        page = coordinator.client.get(f"/zaken/{case.pk}/")
    assert page.status_code == 200
    assert "Hij wordt 18" in page.content.decode()
