"""The walk in a real browser: at a desk, on a phone, without JavaScript, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.models import Signal

pytestmark = pytest.mark.django_db(transaction=True)


def fill_in(page: Page, place: Place) -> None:
    page.goto("/signalen/nieuw/")
    page.get_by_label("Ik wil een signaal insturen").check()
    page.get_by_label("In welke gemeente").fill(place.municipality.name)
    page.get_by_label("Wat hebt u gezien of gehoord?").fill("Verzonnen: twee keer opgehaald na school.")
    page.get_by_role("group", name="Aan welke vorm").get_by_label("Weet ik niet").check()
    page.get_by_label("Hoe oud is de persoon?").select_option("12-15")
    page.get_by_label("Jongen of meisje").select_option("boy")
    page.get_by_label("Waarvan kent u").select_option("education")


@pytest.mark.parametrize(
    "window", [{}, {"width": 360}, {"java_script_enabled": False}], ids=["desk", "phone", "without JavaScript"]
)
def test_a_professional_hands_in_and_reads_the_answer(
    open_page: Callable[..., Page],
    page_of: Callable[..., Page],
    coordinator: Persona,
    place: Place,
    window: dict[str, object],
) -> None:
    page = open_page(**window)
    fill_in(page, place)
    page.get_by_role("button", name="Insturen").click()
    code = page.locator(".code-shown").inner_text()
    assert page.context.cookies() == []
    assert code.replace(" ", "") not in page.url

    desk = page_of(coordinator, **window)
    desk.goto("/signalen/?list=new")
    desk.get_by_role("link", name=Signal.objects.get().reference).click()
    desk.get_by_role("button", name="Ik pak dit op").click()
    desk.get_by_label("Bericht aan de inzender").fill("Weet u waar hij slaapt?")
    desk.get_by_role("button", name="Stel een vraag").click()

    page.goto("/signalen/volgen/")
    page.get_by_role("textbox", name="Uw code").fill(code)
    page.get_by_role("button", name="Bekijken").click()
    page.get_by_text("Weet u waar hij slaapt?").wait_for()
    entries = page.evaluate("history.length")
    page.get_by_label("Uw bericht").fill("Bij een vriend.")
    page.get_by_role("button", name="Versturen").click()
    page.get_by_text("Uw bericht is verstuurd").wait_for()
    if window.get("java_script_enabled", True):
        assert page.evaluate("history.length") == entries, "the back button brings back nothing of it"

    desk.reload()
    assert desk.get_by_text("Bij een vriend.").is_visible()
    desk.get_by_role("link", name="Naar een nieuwe zaak").click()
    desk.get_by_label("Reden").fill("Geen regie, wel zorgen.")
    desk.get_by_role("button", name="Naar een nieuwe zaak").click()
    assert "/zaken/" in desk.url

    page.goto("/signalen/volgen/")
    page.get_by_role("textbox", name="Uw code").fill(code)
    page.get_by_role("button", name="Bekijken").click()
    page.get_by_text("is ermee aan het werk").wait_for()


def test_handing_in_asks_few_actions(open_page: Callable[..., Page], place: Place) -> None:
    """Nine questions, of which seven must be answered: eight actions and a click."""
    page = open_page(width=360)
    page.goto("/signalen/nieuw/")
    asked = page.locator("form#hand-in").locator("fieldset:has(input[type=radio]), textarea, select, input[type=text]")
    assert asked.count() <= 12


def test_after_an_error_the_summary_has_the_focus_and_leads_to_the_field(
    open_page: Callable[..., Page], place: Place
) -> None:
    page = open_page()
    fill_in(page, place)
    page.get_by_label("Jongen of meisje").select_option("")
    page.get_by_role("button", name="Insturen").press("Enter")
    expect(page.locator("[data-focus]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "sex"


@pytest.mark.parametrize("width", [1280, 320])
def test_what_became_of_a_signal_is_accessible_and_fits(
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    make_signal: Callable[..., tuple[Signal, str]],
    width: int,
) -> None:
    _signal, code = make_signal()
    page = open_page(width=width)
    page.goto("/signalen/volgen/")
    page.get_by_role("textbox", name="Uw code").fill(code)
    page.get_by_role("button", name="Bekijken").click()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
