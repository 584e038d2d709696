"""Keys do what they say, stay away while somebody types, and can be turned off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, open_case


@pytest.fixture
def case(transactional_db: None, coordinator: Persona, place: Place) -> Case:
    return open_case(
        by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts(summary="Verzonnen")
    )


def test_a_case_is_found_and_worked_on_from_the_keyboard(
    case: Case, coordinator: Persona, page_of: Callable[..., Page]
) -> None:
    page = page_of(coordinator)
    page.goto("/werk/")
    page.keyboard.press("/")
    page.keyboard.type(f"{case.pseudonym}c")  # a key that is also a letter of what is typed
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/zaken/{case.pk}/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Contact vastleggen")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.wait_for_url("**/contact/nieuw/")
    page.locator("main textarea").first.focus()
    page.keyboard.press("Control+Enter")  # it can be sent in two ways: who types chooses
    expect(page.get_by_role("button", name="Er was contact")).to_be_focused()
    page.keyboard.press("g")
    page.keyboard.press("1")
    page.wait_for_url("**/werk/")


def test_who_turned_the_keys_off_is_left_alone(coordinator: Persona, page_of: Callable[..., Page]) -> None:
    coordinator.user.shortcuts = False
    coordinator.user.save()
    page = page_of(coordinator)
    page.goto("/werk/")
    page.keyboard.press("/")
    expect(page.locator("#vind")).not_to_be_focused()
