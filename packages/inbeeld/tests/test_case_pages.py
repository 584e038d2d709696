"""The pages of a case in a real browser: on a phone, and without scripts."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, Person, SafetyDetails, change_identity, review_safety
from inbeeld.chain.contacts.api import ContactDetails, add_contact
from inbeeld.chain.method.api import Domain, install_method
from inbeeld.chain.plan.api import ActionDetails, add_action, rate_domain


@pytest.fixture
def full(transactional_db: None, case: Case, coordinator: Persona) -> Case:
    """A case with something in each part."""
    install_method()
    by, today = coordinator.actor, timezone.localdate()
    assert coordinator.membership is not None
    safety = SafetyDetails(agreements="Verzonnen.", danger="Een oudere jongen", in_danger="Bel 112.", reviewed_on=today)
    review_safety(case, by=by, details=safety, version=0)
    add_contact(case, by=by, details=ContactDetails(kind="phone", on=today, succeeded=False, note="Verzonnen."))
    add_action(case, by=by, details=ActionDetails(what="Verzonnen", owner=coordinator.membership, due_on=today))
    domain = Domain.objects.get(code="housing")
    rate_domain(case, by=by, domain=domain, level="limited", reason="Verzonnen.", on=today, seen=None)
    change_identity(case, by=by, person=Person(family_name="Verzonnen"), version=0)
    return case


def test_a_contact_is_written_down_in_three_presses(
    full: Case, coordinator: Persona, page_of: Callable[..., Page]
) -> None:
    page = page_of(coordinator, width=360)
    page.goto(f"/zaken/{full.pk}/contact/nieuw/")
    page.get_by_label("Chat of bericht").check()
    page.get_by_role("button", name="Er was contact").click()
    expect(page.get_by_role("heading", name="Chat of bericht")).to_be_visible()
    assert full.contacts.filter(succeeded=True).count() == 1


def test_it_works_without_scripts(full: Case, coordinator: Persona, page_of: Callable[..., Page]) -> None:
    page = page_of(coordinator, java_script_enabled=False)
    page.goto(f"/zaken/{full.pk}/")
    page.get_by_role("button", name="Gedaan").click()
    expect(page.get_by_text("Toch nog doen")).to_be_visible()
    page.locator("main [hx-get]").get_by_role("link", name="Signalen").click()
    assert page.url.endswith(f"/signalen/bij-zaak/{full.pk}/")
