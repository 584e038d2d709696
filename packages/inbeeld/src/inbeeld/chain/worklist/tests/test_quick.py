"""Writing something down on a phone: three taps, whichever case it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.foundation.access.api import Ground, Part, give_grant


@pytest.fixture
def case(place: Place, coordinator: Persona) -> Case:
    return open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())


def test_own_cases_are_offered_and_others_only_as_far_as_they_were_opened(
    case: Case, coordinator: Persona, colleague: Persona, partner: Persona
) -> None:
    assert partner.membership is not None
    give_grant(
        case,
        partner.membership,
        by=coordinator.actor,
        parts=[Part.CONTACTS],
        purpose="Verzonnen",
        ground=Ground.CONSENT,
        until=timezone.now() + dt.timedelta(days=5),
    )
    listed = {
        (persona.name, slug): case.pseudonym in persona.client.get(f"/werk/snel/{slug}/").content.decode()
        for persona in (coordinator, colleague, partner)
        for slug in ("contact", "actie")
    }
    assert {key for key, found in listed.items() if found} == {
        ("coordinator", "contact"),
        ("coordinator", "actie"),
        ("partner", "contact"),
    }
    assert coordinator.client.get("/werk/snel/iets/").status_code == 404
    assert [one.slug for one in partner.client.get("/werk/").context["quick"]] == ["contact"]


@pytest.mark.django_db(transaction=True)
def test_from_home_to_writing_it_down_takes_two_taps_and_saving_is_the_third(
    page_of: Callable[..., Page], case: Case, coordinator: Persona
) -> None:
    page = page_of(coordinator, width=360, java_script_enabled=False)
    for what in ("Contact", "Actie", "Veiligheid"):
        page.goto("/werk/")
        page.locator(".quick").get_by_role("link", name=what).click()
        page.get_by_role("link", name=case.pseudonym).click()
        assert what.lower() in page.url
        assert page.locator("main form").locator("textarea, input[type=text]").first.is_visible()
