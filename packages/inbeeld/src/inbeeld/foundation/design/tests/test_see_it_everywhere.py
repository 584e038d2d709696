"""The frame and every component, in each window, scheme and need."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)
OpenPage = Callable[..., Page]
PAGES = ["/stijl/", "/stijl/openbaar/", "/stijl/fouten/", "/stijl/bevestigen/", "/stijl/fout/404/"]


@pytest.mark.parametrize(
    "window", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"width": 360, "forced_colors": "active"}]
)
def test_axe_finds_nothing(window: dict[str, Any], open_page: OpenPage, axe: Callable[[Page], None]) -> None:
    page = open_page(**window)
    for path in PAGES:
        page.goto(path)
        axe(page)


@pytest.mark.parametrize(("width", "letters"), [(320, "100%"), (640, "100%"), (1280, "200%")])
def test_nothing_scrolls_sideways(width: int, letters: str, open_page: OpenPage) -> None:
    page = open_page(width=width, bypass_csp=True)
    for path in PAGES:
        page.goto(path)
        page.evaluate("size => document.documentElement.style.fontSize = size", letters)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_summary_of_errors_takes_focus_and_leads_to_the_field(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/stijl/fouten/")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page).to_have_title(re.compile("^Fout: "))
    page.get_by_role("link", name="Naam van de activiteit: Vul dit in.").click()
    expect(page.get_by_label("Naam van de activiteit")).to_be_focused()


def test_the_summary_takes_focus_without_javascript_too(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/stijl/fouten/")
    page.keyboard.press("Tab")
    expect(page.locator(".error-list a").first).to_be_focused()


def test_a_text_area_counts_what_is_left(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/stijl/")
    area = page.get_by_label("Toelichting").first
    area.fill("x" * 490)
    expect(page.locator(".counter").first).to_have_text("10 tekens over")
    area.fill("x" * 503)
    expect(page.locator(".counter").first).to_have_text("3 tekens te veel")


def test_a_double_click_sends_a_form_once(open_page: OpenPage) -> None:
    page = open_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.context.route(
        "**/stijl/bevestigen/", lambda route: route.continue_() if route.request.method == "GET" else None
    )
    page.goto("/stijl/bevestigen/")
    page.get_by_role("button", name="Zaak afsluiten").dblclick(no_wait_after=True)
    page.wait_for_timeout(300)
    assert len(sent) == 1


def test_a_draft_is_kept_while_somebody_types_and_the_page_says_so(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/stijl/")
    with page.expect_request("**/stijl/concept/") as kept:
        page.get_by_label("Toelichting").first.fill("een halve zin")
    assert "een halve zin" in (kept.value.post_data or "")
    expect(page.locator(".autosave")).to_have_text(re.compile(r"^Opgeslagen om \d\d:\d\d$"))


def test_a_draft_that_could_not_be_kept_is_not_called_kept(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/stijl/")
    page.context.set_offline(True)
    page.get_by_label("Toelichting").first.fill("een halve zin")
    expect(page.locator(".autosave")).to_contain_text("Nog niet opgeslagen.")
    expect(page.get_by_label("Toelichting").first).to_have_value("een halve zin")


def test_the_user_menu_closes_on_escape_and_gives_focus_back(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/stijl/")
    summary = page.locator(".user-menu summary")
    summary.press("Enter")
    expect(page.locator(".user-panel")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".user-panel")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_phone_opens_the_menu_without_javascript_and_escape_closes_it(open_page: OpenPage) -> None:
    page = open_page(width=360, java_script_enabled=False)
    page.goto("/stijl/")
    menu = page.get_by_role("navigation", name="Hoofdnavigatie")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_a_wide_window_shows_the_navigation_by_itself(open_page: OpenPage) -> None:
    page = open_page(width=1280)
    page.goto("/stijl/")
    expect(page.get_by_role("navigation", name="Hoofdnavigatie")).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()


def test_nothing_moves_for_who_asked_for_rest(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto("/stijl/")
    moving = "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    assert page.evaluate(moving) == 0


def test_paper_shows_the_content_and_not_the_frame(open_page: OpenPage) -> None:
    page = open_page(color_scheme="dark")
    page.goto("/stijl/openbaar/")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".danger-line")).to_be_hidden()
    expect(page.get_by_text("Waarom vragen wij dit?")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"


def files_of(html: str) -> Iterator[Path]:
    """The files of ours that a browser fetches for a page, with the font that its style asks for."""
    addresses = re.findall(r'(?:<link rel="stylesheet" href|<script src|<use href)="([^"]+)"', html)
    names = {urlsplit(address).path.removeprefix("/static/") for address in addresses} | {"design/source-sans-3.woff2"}
    yield from (Path(str(finders.find(name))) for name in sorted(names))


def test_the_public_frame_leaves_room_for_content_within_60_kilobytes() -> None:
    html = Client().get("/stijl/fout/404/").content.decode() + Client().get("/stijl/openbaar/").content.decode()
    weights = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in files_of(html)}
    assert sum(weights.values()) < 40_000, weights
