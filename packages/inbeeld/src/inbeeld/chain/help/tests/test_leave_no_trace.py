"""What somebody who looks at the phone afterwards can find."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from playwright.sync_api import Page

from fixtures.personas import Place
from inbeeld.chain.help.content import address_of, pages

from .conftest import NEARBY, START


@pytest.mark.parametrize("key", pages("nl"))
def test_a_help_page_sets_no_cookie_and_keeps_a_neutral_title(key: str, anybody: Client) -> None:
    answer = anybody.get(address_of(pages("nl")[key]))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert re.search(r"<title>(.*)</title>", text, re.S)[1].strip() == "Info"  # type: ignore[index]
    assert 0 < text.index("112") < text.index("<main")
    assert "data-quick-exit" in text


def test_however_much_is_read_the_history_keeps_one_entry_and_one_address(page: Page, place: Place) -> None:
    page.goto(START)
    entries, address = page.evaluate("history.length"), page.url
    for choice in ("Voor mijzelf", "Ik wil met iemand praten", "Hulp bij mij in de buurt"):
        page.get_by_role("link", name=choice, exact=True).click()
        page.get_by_role("link", name=choice, exact=True).wait_for(state="detached")
    page.get_by_label("In welke gemeente ben je?").fill(place.municipality.name)
    page.get_by_role("button", name="Laat hulp zien").click()
    page.get_by_role("heading", name=f"Hulp in {place.municipality.name}").wait_for()
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Nederlands").wait_for()
    assert page.evaluate("history.length") == entries
    page.get_by_role("link", name="Back to the first question").click()
    page.get_by_role("heading", name="Who is this for?").wait_for()
    assert page.evaluate("history.length") == entries
    assert address.endswith(START)
    assert place.municipality.name not in page.url
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_way_out_still_works_after_several_pages(page: Page, db: None) -> None:
    page.route("**/weg/", lambda route: route.fulfill(status=200, body="elsewhere"))
    page.goto(START)
    page.get_by_role("link", name="Voor mijzelf").click()
    page.get_by_role("heading", name="Waar gaat het over?").wait_for()
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("**/weg/")


def test_the_place_stays_out_of_the_address_without_javascript_too(anybody: Client, place: Place) -> None:
    asked = anybody.get(NEARBY, {"place": place.municipality.name}).content.decode()
    assert place.organisation.name not in asked
