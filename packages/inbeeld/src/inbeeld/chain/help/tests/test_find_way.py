"""Five readers come in, and each finds what is for him, on a small phone without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .conftest import START

READERS = {
    "a gay boy whose family must not know": (
        ["Voor mijzelf", "Thuis mogen ze niets weten", "Wie mag wat doorvertellen"],
        ["Jij bepaalt wie het hoort", "Wij schrijven nooit naar je ouders", "een dokter vertelt hun niets zonder jou"],
    ),
    "a boy for whom reading is hard": (["Er is nu gevaar"], ["Bel 112.", "Zeg eerst waar je bent."]),
    "a boy with debts": (
        ["Voor mijzelf", "Geld en schulden"],
        ["0800-8115", "Niemand mag je daartoe dwingen"],
    ),
    "a young man who understands only now": (
        ["Voor mijzelf", "Wat ik doe, of wat er gebeurt", "Het is langer geleden"],
        ["Het was niet jouw schuld", "Het is niet te laat"],
    ),
    "a boy who earns well and wants no help": (
        ["Voor mijzelf", "Wat ik doe, of wat er gebeurt", "Het gaat goed zo, ik wil alleen iets weten"],
        ["Je hoeft niet te stoppen", "Jij niet."],
    ),
    "a boy who is threatened with images": (
        ["Voor mijzelf", "Foto's of filmpjes van mij"],
        ["Betaal niet", "helpwanted.nl", "113", "Stuur ons geen beelden"],
    ),
    "a friend": (["Voor een vriend"], ["Blijf gewoon met hem omgaan"]),
    "a parent": (["Voor mijn kind"], ["Zeg dat u er voor hem blijft"]),
}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_finds_what_is_for_him_within_three_choices(
    reader: str, open_page: Callable[..., Page], db: None
) -> None:
    choices, told = READERS[reader]
    page = open_page(width=360, java_script_enabled=False)
    page.goto(START)
    read = ""
    for choice in choices:
        page.get_by_role("link", name=choice, exact=True).click()
        read += page.locator("main").inner_text()
    assert not [words for words in told if words not in read]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_whole_way_goes_by_keyboard_alone(page: Page, db: None) -> None:
    page.goto(START)
    for choice in ("Voor mijzelf", "Geld en schulden"):
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText.trim()") == choice:
                break
        page.keyboard.press("Enter")
        page.get_by_role("link", name=choice, exact=True).wait_for(state="detached")
    assert page.get_by_role("heading", level=1).inner_text() == "Geld en schulden"
    assert page.evaluate("document.activeElement.tagName") == "H1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_open_to_everybody(
    scheme: str, open_page: Callable[..., Page], axe: Callable[[Page], None], db: None
) -> None:
    page = open_page(width=360, color_scheme=scheme)
    for number in (0, 1, 2, 4, 12, 14):
        page.goto(f"{START}{number}/")
        axe(page)


def test_letters_are_large_and_choices_fit_a_thumb(open_page: Callable[..., Page], db: None) -> None:
    page = open_page(width=360)
    page.goto(f"{START}2/")
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.thoughts')).fontSize)") >= 19
    boxes = [link.bounding_box() for link in page.locator(".next-steps a").all()]
    assert all(box is not None and box["height"] >= 44 for box in boxes)


def test_talking_opens_with_writing_without_a_name(page: Page, db: None) -> None:
    page.goto(f"{START}15/")
    first = page.locator("main a").first
    assert first.get_attribute("href") == "/bericht/"


def test_one_step_back_leads_where_somebody_came_from(page: Page, db: None) -> None:
    page.goto(START)
    for choice in ("Voor mijzelf", "Geld en schulden", "Eén stap terug", "Eén stap terug"):
        page.get_by_role("link", name=choice).click()
        page.get_by_role("link", name=choice).or_(page.get_by_role("heading", level=1)).first.wait_for()
    page.get_by_role("heading", name="Over wie gaat het?").wait_for()


def test_one_step_back_works_without_javascript(open_page: Callable[..., Page], db: None) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{START}6/")
    page.get_by_role("link", name="Eén stap terug").click()
    assert page.get_by_role("link", name="Geld en schulden").is_visible()


def test_a_parent_finds_help_for_their_child_and_for_themselves(open_page: Callable[..., Page], db: None) -> None:
    page = open_page(width=360, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="Lees wat u kunt doen").click()
    page.get_by_role("link", name="Voor mijn kind").click()
    assert page.url.endswith("/naasten/17/")
    page.get_by_role("link", name="Hulp voor uzelf").click()
    assert "Er is ook hulp voor ouders" in page.locator("main").inner_text()
    page.get_by_role("link", name="Vraag het de zorgcoördinator, zonder naam").click()
    assert page.get_by_label("Ik heb een vraag").is_checked()
