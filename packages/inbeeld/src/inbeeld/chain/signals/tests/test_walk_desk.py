"""The desk in a real browser: narrow by keyboard, pass on and accept without JavaScript, on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.models import Signal, SignalLink

pytestmark = pytest.mark.django_db(transaction=True)
Made = Callable[..., tuple[Signal, str]]


def test_a_signal_goes_to_another_region_on_a_phone_without_javascript(
    page_of: Callable[..., Page],
    make_signal: Made,
    coordinator: Persona,
    far_colleague: Persona,
    far_place: Place,
) -> None:
    signal, _code = make_signal()
    window = {"width": 360, "java_script_enabled": False}
    desk = page_of(coordinator, **window)
    desk.goto(f"/signalen/{signal.pk}/besluit/doorsturen/")
    desk.get_by_label("Naar welke regio?").select_option(label=far_place.region.name)
    desk.get_by_label("Reden").fill("Hij woont bij u in de regio.")
    desk.get_by_role("button", name="Doorsturen naar een andere regio").click()
    assert desk.get_by_role("button", name="Toch zelf houden").is_visible()

    other = page_of(far_colleague, **window)
    other.goto("/werk/")
    other.get_by_role("link", name="Testrade").click()
    assert other.get_by_text("Hij woont bij u in de regio.").is_visible()
    other.get_by_role("button", name="Aannemen").click()
    assert other.get_by_role("heading", name=signal.reference).is_visible()


def test_two_signals_are_laid_side_by_side_and_linked_with_the_keys_alone(
    page_of: Callable[..., Page], make_signal: Made, coordinator: Persona
) -> None:
    one, other = make_signal()[0], make_signal()[0]
    page = page_of(coordinator)
    page.goto(f"/signalen/{one.pk}/")
    page.get_by_role("link", name="Is dit eerder ingestuurd?").press("Enter")
    page.get_by_role("link", name="Koppel deze twee").press("Enter")
    page.get_by_label("Waarom horen ze bij elkaar?").press_sequentially("Zelfde fiets")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=other.reference).wait_for()
    assert SignalLink.objects.count() == 1
