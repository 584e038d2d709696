"""The quick exit: one key or one link, and only a neutral page is left."""

from collections.abc import Callable, Mapping

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import Page, Route, expect

from fixtures.personas import Persona

pytestmark = pytest.mark.django_db(transaction=True)
OpenPage = Callable[..., Page]


def answer_as_the_neutral_site(page: Page) -> None:
    def answer(route: Route) -> None:
        route.fulfill(body="<title>Het weer</title><h1>Het weer</h1>", content_type="text/html")

    page.context.route(f"{settings.QUICK_EXIT_URL}**", answer)


def test_the_page_in_between_clears_this_site_and_says_nothing() -> None:
    response = Client().get("/weg/")
    html = response.content.decode()
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "Inbeeld" not in html
    assert f'content="0; url={settings.QUICK_EXIT_URL}"' in html
    assert "<body></body>" in html


def test_the_link_comes_first_in_tab_order(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/stijl/openbaar/")
    page.keyboard.press("Tab")
    expect(page.locator("[data-quick-exit]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()


def test_the_link_takes_the_place_of_the_page_in_the_history(open_page: OpenPage) -> None:
    page = open_page()
    answer_as_the_neutral_site(page)
    page.goto("/stijl/openbaar/")
    before = page.evaluate("history.length")
    page.locator("[data-quick-exit]").click()
    page.wait_for_url(settings.QUICK_EXIT_URL)
    assert page.evaluate("history.length") == before
    page.go_back()
    assert page.url == "about:blank"


def test_three_times_escape_leaves_from_anywhere_and_once_does_not(open_page: OpenPage) -> None:
    page = open_page(width=360)
    answer_as_the_neutral_site(page)
    page.goto("/stijl/openbaar/")
    page.get_by_label("Toelichting").first.fill("dit mag niemand zien")
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert page.url.endswith("/stijl/openbaar/")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url(settings.QUICK_EXIT_URL)
    expect(page).to_have_title("Het weer")


def test_the_page_goes_blank_before_anything_else_happens(open_page: OpenPage) -> None:
    page = open_page()
    page.context.route("**/weg/", lambda route: None)
    page.goto("/stijl/openbaar/")
    shown = page.evaluate("""() => {
        document.querySelector("[data-quick-exit]").click();
        return [document.body.offsetHeight, document.title];
    }""")
    assert shown == [0, "\u200b"]


def test_it_works_without_javascript(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    answer_as_the_neutral_site(page)
    page.goto("/stijl/openbaar/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(settings.QUICK_EXIT_URL)


def test_cookies_are_gone_afterwards(open_page: OpenPage) -> None:
    page = open_page()
    answer_as_the_neutral_site(page)
    page.goto("/stijl/")
    page.get_by_text("Sanne Voorbeeld").first.click()
    page.get_by_role("button", name="English").click()
    assert page.context.cookies()
    page.goto("/stijl/openbaar/")
    page.locator("[data-quick-exit]").click()
    page.wait_for_url(settings.QUICK_EXIT_URL)
    assert not page.context.cookies()


def test_staff_have_no_quick_exit(personas: Mapping[str, Persona]) -> None:
    assert "data-quick-exit" not in Client().get("/stijl/").content.decode()
    assert "data-quick-exit" in Client().get("/stijl/openbaar/").content.decode()
    staff = personas["coordinator"].client
    assert "data-quick-exit" not in staff.get("/stijl/openbaar/").content.decode()


WAYS_IN = {
    "the front page": ("/", ["Lees wat er kan", "Voor mijzelf", "Geld en schulden"]),
    "the help pages": ("/info/", ["Voor mijzelf", "Eén stap terug"]),
    "the pages for parents and friends": ("/naasten/", ["Voor mijn kind", "Vraag het de zorgcoördinator, zonder naam"]),
    "the form of a professional": ("/signalen/nieuw/", ["English", "Nederlands", "Inbeeld"]),
    "the signs": ("/", ["Eerst lezen: is dit een signaal?", "Inbeeld"]),
    "a page that is not there": ("/er-is-niets/", ["Naar de startpagina", "Lees wat u kunt doen"]),
}


@pytest.mark.parametrize("way", WAYS_IN)
def test_back_once_shows_nothing_of_ours_whichever_way_somebody_came(way: str, open_page: OpenPage) -> None:
    page = open_page(width=360)
    answer_as_the_neutral_site(page)
    start, choices = WAYS_IN[way]
    page.goto(start)
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Naar de inhoud").focus()
    page.keyboard.press("Enter")
    for choice in choices:
        was = page.locator("main").inner_text()
        page.get_by_role("link", name=choice).first.click()
        expect(page.locator("main")).not_to_have_text(was)
        page.wait_for_load_state()
    page.locator("[data-quick-exit]").click()
    page.wait_for_url(settings.QUICK_EXIT_URL)
    assert page.evaluate("history.length") == before
    page.go_back()
    assert page.url == "about:blank"


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_an_error_page_has_the_way_out(status: int) -> None:
    assert "data-quick-exit" in render_to_string(f"{status}.html")
