"""From the first word to the erasure, on a small phone without JavaScript, and the worker's pages in a browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from fixtures.personas import Persona

from .conftest import BACK, INBOX, NEW, NUMBER, WORDS


def test_a_boy_writes_in_two_taps_and_the_talk_goes_both_ways(
    open_page: Callable[..., Page], page_of: Callable[..., Page], outreach_worker: Persona
) -> None:
    boy = open_page(width=360, java_script_enabled=False)
    boy.goto(NEW)
    # Two interactions: type, send.
    boy.get_by_label("Wat wil je zeggen of vragen?").fill(WORDS)
    boy.get_by_role("button", name="Versturen").click()
    shown = NUMBER.search(boy.locator("main").inner_text())
    assert shown is not None

    worker = page_of(outreach_worker)
    worker.goto(INBOX)
    worker.get_by_role("link", name="G-").click()
    worker.get_by_label("Uw antwoord").fill("Goed dat je schrijft.")
    worker.get_by_role("button", name="Antwoord versturen").click()
    worker.get_by_text("staat klaar").wait_for()

    boy.goto(BACK)
    boy.get_by_role("textbox", name="Je nummer").fill(shown[0])
    boy.get_by_role("button", name="Lezen").click()
    assert "Goed dat je schrijft." in boy.locator("main").inner_text()
    assert WORDS not in boy.locator("main").inner_text()
    boy.get_by_role("button", name="Laat alles zien").click()
    assert WORDS in boy.locator("main").inner_text()
    assert shown[0].replace(" ", "") not in boy.url
    boy.get_by_role("button", name="Stoppen en alles wissen").click()
    boy.get_by_role("button", name="Ja, wis alles").click()
    assert "Alles is gewist" in boy.locator("main").inner_text()
    assert boy.context.cookies() == []
    assert boy.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_of_it_comes_back_with_the_back_button(
    open_page: Callable[..., Page], outreach_worker: Persona
) -> None:
    boy = open_page(width=360)
    boy.goto("/info/")
    boy.goto(f"{NEW}?language=en")
    entries = boy.evaluate("history.length")
    boy.get_by_label("What do you want to say or ask?").fill(WORDS)
    boy.get_by_role("button", name="Send").click()
    boy.get_by_text("We show this number once").wait_for()
    shown = NUMBER.search(boy.locator("main").inner_text())
    assert shown is not None
    # An old phone forgets the page while he writes the number down.
    boy.reload()
    boy.get_by_text(shown[0]).wait_for()
    boy.get_by_role("link", name="To the page where you use your number").click()
    boy.get_by_role("textbox", name="Your number").fill(shown[0])
    boy.get_by_role("button", name="Read").click()
    boy.get_by_role("button", name="Show everything").click()
    boy.get_by_text(WORDS).wait_for()
    boy.context.set_offline(True)
    boy.get_by_label("Your message").fill("Still here.")
    boy.get_by_role("button", name="Send").click()
    boy.get_by_text("It was not sent").wait_for()
    assert boy.get_by_label("Your message").input_value() == "Still here."
    boy.context.set_offline(False)
    boy.get_by_role("button", name="Send").click()
    boy.get_by_text("Your message was sent").wait_for()
    assert boy.evaluate("history.length") == entries
    boy.reload()
    assert boy.get_by_label("What do you want to say or ask?").input_value() == ""
    boy.get_by_role("link", name="Here is who you can call or chat with.").click()
    boy.get_by_role("heading", name="Talking without a name").wait_for()
    assert boy.evaluate("history.length") == entries
    boy.go_back()
    boy.get_by_role("heading", name="Over wie gaat het?").wait_for()


def test_what_both_sides_see_along_the_way_is_open_to_everybody(
    open_page: Callable[..., Page],
    page_of: Callable[..., Page],
    axe: Callable[[Page], None],
    begin: Callable[..., tuple[object, str]],
    outreach_worker: Persona,
) -> None:
    _, number = begin()
    boy = open_page(width=360)
    boy.goto(BACK)
    boy.get_by_role("textbox", name="Je nummer").fill(number)
    boy.get_by_role("button", name="Lezen").click()
    boy.get_by_role("heading", name="Nog geen antwoord").wait_for()
    axe(boy)
    worker = page_of(outreach_worker, width=360)
    worker.goto(INBOX)
    worker.get_by_role("link", name="G-").click()
    worker.get_by_role("heading", name="Berichten").wait_for()
    axe(worker)
    assert worker.evaluate("document.documentElement.scrollWidth <= innerWidth")
    worker.get_by_role("button", name="Vragen of een zorgcoördinator mag meedenken").click()
    worker.get_by_text("staat klaar").wait_for()
    boy.get_by_role("button", name="Laat alles zien").click()
    boy.get_by_role("button", name="Ja, dat mag").click()
    boy.get_by_text("Je koos: ja.").wait_for()
    axe(boy)
    worker.reload()
    worker.get_by_role("button", name="Overdragen").wait_for()
    axe(worker)
