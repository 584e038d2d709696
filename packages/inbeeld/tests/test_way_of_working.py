"""How an organisation works: terms, life domains and points change from a day on, and former versions stay."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.method.api import (
    Domain,
    DomainLine,
    DomainSet,
    PhaseCheck,
    WorkTerms,
    current_domains,
    new_domain_set,
)
from inbeeld.chain.plan.api import DomainRating, rate_domain

TERMS = {
    "contact_within_days": "5",
    "safety_review_days": "10",
    "old_after_days": "7",
    "source": "Verzonnen besluit",
    "valid_from": "vandaag",
}


def today() -> dt.date:
    return timezone.localdate()


def lines(**changes: str) -> dict[str, str]:
    typed: dict[str, str] = {}
    for number, domain in enumerate(current_domains(), start=1):
        typed |= {
            f"nl_{domain.code}": domain.name_nl,
            f"en_{domain.code}": domain.name_en,
            f"place_{domain.code}": str(number * 10),
        }
    return {**typed, "valid_from": "vandaag", **changes}


def test_a_team_lead_sets_the_terms_of_his_organisation(case: Case, team_lead: Persona, far_colleague: Persona) -> None:
    assert team_lead.client.post("/zaken/werkwijze/termijnen/", TERMS).status_code == 302
    case.refresh_from_db()
    assert case.contact_due_on == today() + dt.timedelta(days=5)
    assert far_colleague.membership is not None
    elsewhere = WorkTerms.objects.holding(far_colleague.membership.organisation_id, today())
    assert (elsewhere.contact_within_days, elsewhere.organisation_id) == (14, None)


def test_terms_that_were_planned_are_followed_from_their_day(case: Case, team_lead: Persona) -> None:
    due = case.contact_due_on
    planned = today() + dt.timedelta(days=3)
    team_lead.client.post("/zaken/werkwijze/termijnen/", {**TERMS, "valid_from": f"{planned:%d-%m-%Y}"})
    call_command("follow_terms")
    case.refresh_from_db()
    assert case.contact_due_on == due
    WorkTerms.objects.filter(valid_from=planned).update(valid_from=today(), at=timezone.now() - dt.timedelta(days=3))
    call_command("follow_terms")
    case.refresh_from_db()
    assert case.contact_due_on == case.opened_on + dt.timedelta(days=5)


def test_terms_need_a_source(team_lead: Persona) -> None:
    assert team_lead.client.post("/zaken/werkwijze/termijnen/", {**TERMS, "source": ""}).status_code == 422


def test_general_terms_leave_an_organisation_with_its_own_alone(
    case: Case, team_lead: Persona, administrator: Persona
) -> None:
    team_lead.client.post("/zaken/werkwijze/termijnen/", TERMS)
    administrator.client.post("/zaken/werkwijze/termijnen/", {**TERMS, "contact_within_days": "60"})
    case.refresh_from_db()
    assert case.contact_due_on == today() + dt.timedelta(days=5)


def test_the_terms_of_the_past_are_kept(team_lead: Persona) -> None:
    team_lead.client.post("/zaken/werkwijze/termijnen/", TERMS)
    team_lead.client.post("/zaken/werkwijze/termijnen/", {**TERMS, "source": "Verzonnen ander besluit"})
    page = team_lead.client.get("/zaken/werkwijze/").content.decode()
    assert page.index("Verzonnen ander besluit") < page.index("Verzonnen besluit")


def test_a_new_set_renames_retires_and_adds_and_old_ratings_keep_theirs(
    case: Case, coordinator: Persona, administrator: Persona
) -> None:
    housing = Domain.objects.get(code="housing")
    rate_domain(case, by=coordinator.actor, domain=housing, level="acute", reason="Verzonnen.", on=today(), seen=None)
    typed = lines(stop_housing="on", nl_finance="Geld en schulden", en_finance="Money and debts")
    typed |= {"nl_new1": "Online leven", "en_new1": "Life online", "place_new1": "5"}
    assert administrator.client.post("/zaken/werkwijze/leefgebieden/", typed).status_code == 302
    codes = [domain.code for domain in current_domains()]
    assert codes[0] == "life_online"
    assert "housing" not in codes
    assert DomainRating.objects.get().domain == housing
    page = coordinator.client.get(f"/zaken/{case.pk}/leefgebieden/").content.decode()
    assert "Geld en schulden" in page
    assert page.index("Online leven") < page.index("Wordt niet meer bekeken")
    assert coordinator.client.get(f"/zaken/{case.pk}/leefgebieden/housing/").status_code == 404
    assert coordinator.client.get(f"/zaken/{case.pk}/leefgebieden/housing/verloop/").status_code == 200


def test_a_planned_set_waits_for_its_day_and_can_be_withdrawn(administrator: Persona) -> None:
    later = lines(valid_from=(today() + dt.timedelta(days=30)).isoformat(), stop_housing="on")
    assert administrator.client.post("/zaken/werkwijze/leefgebieden/", later).status_code == 302
    assert "housing" in [domain.code for domain in current_domains()]
    assert administrator.client.post("/zaken/werkwijze/leefgebieden/", lines()).status_code == 422
    administrator.client.post("/zaken/werkwijze/domains/intrekken/")
    assert DomainSet.objects.get().valid_until is None


def test_both_languages_are_filled_in(administrator: Persona) -> None:
    answer = administrator.client.post("/zaken/werkwijze/leefgebieden/", lines(nl_new1="Alleen Nederlands"))
    assert answer.status_code == 422
    assert DomainSet.objects.count() == 1


def test_the_points_of_one_phase_change_and_the_others_go_on(administrator: Persona) -> None:
    typed = {"valid_from": "vandaag", "nl_new1": "Verzonnen punt", "en_new1": "Invented point"}
    for point in PhaseCheck.objects.filter(phase="exiting"):
        typed |= {f"nl_{point.code}": point.text_nl, f"en_{point.code}": point.text_en, f"place_{point.code}": "10"}
    before = PhaseCheck.objects.filter(check_set__version=1)
    assert administrator.client.post("/zaken/werkwijze/fasen/exiting/", typed).status_code == 302
    after = PhaseCheck.objects.filter(check_set__version=2)
    assert after.count() == before.count() + 1
    assert after.get(code="invented_point").phase == "exiting"


def test_a_coordinator_changes_no_way_of_working(coordinator: Persona) -> None:
    line = DomainLine("housing", "Wonen", "Housing")
    assert coordinator.client.get("/zaken/werkwijze/").status_code == 403
    with pytest.raises(PermissionDenied):
        new_domain_set(by=coordinator.actor, valid_from=today(), lines=[line])
