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
    "a parent": (["Voor mijn kind"], ["Zeg dat u blijft"]),
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
