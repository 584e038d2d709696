"""What the most important journeys ask of somebody, counted in a real browser; with and without JavaScript alike."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from fixtures.personas import Persona, Place
from fixtures.walks import FACTS, HAND_IN, NEW_CASE, UNSEEN, Walk, Walker
from inbeeld.chain.cases.api import Case


@pytest.mark.parametrize("walk", UNSEEN, ids=lambda walk: walk.name)
def test_a_journey_asks_no_more_than_was_promised(
    open_page: Callable[..., Page], place: Place, coordinator: Persona, outreach_worker: Persona, walk: Walk
) -> None:
    counts = set()
    for scripts in (True, False):
        walker = Walker(open_page(width=walk.width, java_script_enabled=scripts))
        assert walk.take(walker)
        assert walker.page.context.cookies() == []
        counts.add((walker.shown, walker.interactions))
    assert len(counts) == 1, "the same with and without JavaScript"
    (shown, interactions) = counts.pop()
    assert 0 < shown <= walk.most_fields
    assert interactions <= walk.most_interactions


def test_a_signal_can_be_handed_in_by_keyboard_alone(
    open_page: Callable[..., Page], place: Place, coordinator: Persona
) -> None:
    """No mouse: Tab from field to field, arrows and spaces for choices, Enter to send."""
    page = open_page()
    page.goto("/signalen/nieuw/")
    to_field(page, "kind")
    page.keyboard.press("ArrowDown")
    to_field(page, "municipality")
    page.keyboard.type(place.municipality.name)
    to_field(page, "facts")
    page.keyboard.type("Verzonnen: zonder muis ingestuurd.")
    to_field(page, "form")
    page.keyboard.press("Space")
    for name, letter in (("age_band", "1"), ("sex", "J"), ("setting", "S")):
        to_field(page, name)
        page.keyboard.press(letter)
    to_button(page, "Het gaat over nog iemand")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nieuw/#person-2")
    to_field(page, "age_band_2")
    page.keyboard.press("1")
    to_field(page, "sex_2")
    page.keyboard.press("M")
    to_button(page, "Insturen")
    page.keyboard.press("Enter")
    page.locator(".code-shown").wait_for()


def test_a_boy_can_write_unseen_by_keyboard_alone(open_page: Callable[..., Page], outreach_worker: Persona) -> None:
    page = open_page(width=360)
    page.goto("/bericht/")
    to_field(page, "text")
    page.keyboard.type("verzonnen: mag ik iets vragen?")
    to_button(page, "Versturen")
    page.keyboard.press("Enter")
    page.get_by_text("nummer").first.wait_for()


def test_a_new_case_from_a_signal_asks_for_nothing_that_the_signal_told(
    open_page: Callable[..., Page], page_of: Callable[..., Page], place: Place, coordinator: Persona
) -> None:
    """What the coordinator writes is why she decides so, once; everything else came with the signal."""
    HAND_IN.take(Walker(open_page()))
    walker = Walker(page_of(coordinator))
    NEW_CASE.take(walker)
    expect(walker.page).to_have_url(re.compile(r"/zaken/[0-9a-f-]{36}/$"))
    expect(walker.page.locator("main")).to_contain_text(FACTS[:60])
    case = Case.objects.get()
    assert (case.sex, case.coordinator_id) == ("boy", coordinator.actor.membership_id)
    assert (walker.pressed, walker.filled, walker.chosen, walker.shown) == (4, 1, 0, NEW_CASE.most_fields)


def to_field(page: Page, name: str) -> None:
    until(page, f"document.activeElement.name === '{name}'", name)


def to_button(page: Page, label: str) -> None:
    until(
        page,
        f"document.activeElement.matches('button') && document.activeElement.innerText.trim() === '{label}'",
        label,
    )


def until(page: Page, reached: str, what: str) -> None:
    for _ in range(60):
        if page.evaluate(reached):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {what}")
