"""The pages of a case at a desk: what to do beside what must stay in sight, and a form with the head folded."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, SafetyDetails, review_safety
from inbeeld.chain.contacts.api import WaysDetails, review_contact_ways
from inbeeld.demo.loading import load

HIGHEST_OVERVIEW, HIGHEST_WORK_LIST = 2000, 2200
NEVER = "Verzonnen: nooit bellen."


@pytest.fixture
def agreed(transactional_db: None, case: Case, coordinator: Persona) -> Case:
    by, today = coordinator.actor, timezone.localdate()
    safety = SafetyDetails(agreements="Verzonnen: niet naar huis.", danger="", in_danger="", reviewed_on=today)
    review_safety(case, by=by, details=safety, version=0)
    review_contact_ways(case, by=by, details=WaysDetails(never=NEVER, reviewed_on=today), version=0)
    return case


@pytest.fixture
def demo(transactional_db: None) -> Iterator[None]:
    with override_settings(DEMO=True):
        load()
        yield


def height(page: Page) -> int:
    page.wait_for_load_state("networkidle")
    return int(page.evaluate("document.documentElement.scrollHeight"))


def test_the_fullest_case_and_the_work_list_of_the_demo_fit_a_few_screens(
    demo: None, open_page: Callable[..., Page]
) -> None:
    page = open_page(width=1280)
    page.goto("/demo/")
    page.get_by_role("button", name=re.compile("Noor")).click()
    page.goto("/zaken/")
    addresses = page.locator("tbody th a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(addresses) > 10
    heights = {}
    for address in addresses:
        page.goto(address)
        heights[address] = height(page)
    assert max(heights.values()) <= HIGHEST_OVERVIEW, heights
    page.goto("/werk/")
    assert height(page) <= HIGHEST_WORK_LIST


def test_safety_and_ways_of_contact_stay_in_sight_beside_the_work(
    agreed: Case, coordinator: Persona, page_of: Callable[..., Page]
) -> None:
    page = page_of(coordinator, width=1280, height=700)
    page.goto(f"/zaken/{agreed.pk}/")
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    for text in (NEVER, "Verzonnen: niet naar huis."):
        expect(page.get_by_text(text)).to_be_in_viewport()
    side, work = _box(page.locator(".case-side")), _box(page.locator(".case-main"))
    assert side["x"] >= work["x"] + work["width"]
    expect(page.get_by_text("Gemeente", exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [360, 1199])
def test_on_a_narrow_screen_safety_comes_before_the_work(
    width: int, agreed: Case, coordinator: Persona, page_of: Callable[..., Page]
) -> None:
    page = page_of(coordinator, width=width)
    page.goto(f"/zaken/{agreed.pk}/")
    side, work = _box(page.locator(".case-side")), _box(page.locator(".case-main"))
    assert side["y"] + side["height"] <= work["y"]
    page.get_by_text("Datums, mensen en plek").click()
    expect(page.get_by_text("Gemeente", exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_above_a_form_what_must_never_be_done_stays_and_the_rest_folds(
    width: int, agreed: Case, coordinator: Persona, page_of: Callable[..., Page]
) -> None:
    page = page_of(coordinator, width=width)
    page.goto(f"/zaken/{agreed.pk}/contact/nieuw/")
    expect(page.locator("main").get_by_text(NEVER).first).to_be_visible()
    expect(page.get_by_text("Verzonnen: niet naar huis.")).not_to_be_visible()
    page.locator(".case-fold > summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Verzonnen: niet naar huis.")).to_be_visible()


def test_consent_and_access_stand_in_the_first_row_of_tabs(
    agreed: Case, coordinator: Persona, page_of: Callable[..., Page]
) -> None:
    page = page_of(coordinator, width=1280)
    page.goto(f"/zaken/{agreed.pk}/")
    tabs = page.get_by_role("navigation", name="Onderdelen van deze zaak")
    tops = {_box(tabs.get_by_role("link", name=name))["y"] for name in ("Overzicht", "Toestemming", "Toegang")}
    assert len(tops) == 1


def _box(found: Locator) -> Any:
    box = found.bounding_box()
    assert box is not None
    return box
