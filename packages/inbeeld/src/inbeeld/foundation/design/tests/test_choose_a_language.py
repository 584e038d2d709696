"""Dutch until somebody chooses otherwise."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

ENGLISH_BROWSER = {"Accept-Language": "en-GB,en;q=0.9"}


def test_dutch_is_shown_whatever_the_browser_prefers() -> None:
    response = Client(headers=ENGLISH_BROWSER).get("/stijl/openbaar/")
    assert '<html lang="nl">' in response.content.decode()
    assert response["Content-Language"] == "nl"


def test_the_address_can_ask_for_english_without_a_cookie() -> None:
    response = Client().get("/stijl/openbaar/?language=en")
    html = response.content.decode()
    assert '<html lang="en">' in html
    assert "Call 112" in html
    assert not response.cookies


def test_staff_choose_once_and_the_choice_is_remembered() -> None:
    client = Client()
    response = client.post("/taal/", {"language": "en", "next": "/stijl/"})
    assert response["Location"] == "/stijl/"
    assert response.cookies["language"]["httponly"]
    assert '<html lang="en">' in client.get("/stijl/").content.decode()


@pytest.mark.parametrize("target", ["https://example.nl/", "//example.nl/", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_to_another_site(target: str) -> None:
    assert Client().post("/taal/", {"language": "en", "next": target})["Location"] == "/"


def test_an_unknown_language_changes_nothing() -> None:
    client = Client()
    assert not client.post("/taal/", {"language": "xx"}).cookies
    assert '<html lang="nl">' in client.get("/stijl/?language=xx").content.decode()


def test_a_browser_sends_our_own_form_and_it_is_believed(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/stijl/bevestigen/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/stijl/bevestigen/")
