"""Through the walk and through a track: with the keys alone, without JavaScript, on a small phone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from fixtures.personas import Persona, Place
from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.signals.api import Signal


def press(page: Page, role: str, name: str) -> None:
    """Go there with Tab and press Enter, as somebody does who has no mouse."""
    wanted = page.get_by_role(role, name=name, exact=False).first  # type: ignore[arg-type]  # any role
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never came to {name}.")


def test_the_walk_is_walked_with_the_keys_alone_and_without_javascript(open_page: Callable[..., Page]) -> None:
    page = open_page(width=360, java_script_enabled=False)
    page.goto("/meldcode/")
    press(page, "link", "profiteert van hem of haar")
    assert "zorgcoördinator mensenhandel" in page.locator("main").inner_text()
    for _ in range(3):
        press(page, "link", "Volgende stap")
    press(page, "link", "Naar de vijf vragen")
    press(page, "link", "Ja")
    press(page, "link", "Nee")
    press(page, "link", "Nee")
    assert "De code zegt: meld bij Veilig Thuis" in page.locator("h1").inner_text()
    press(page, "link", "Alle stappen op één pagina")
    assert "5. Beslis" in page.locator("main").inner_text()
    assert page.context.cookies() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_track_goes_from_a_sign_to_the_care_coordinator_without_javascript_and_without_typing_twice(
    page_of: Callable[..., Page], professional: Persona, place: Place
) -> None:
    page = page_of(professional, width=360, java_script_enabled=False)
    page.goto("/meldcode/trajecten/")
    press(page, "link", "Traject beginnen")
    page.get_by_label("Om wie gaat het?").fill("Verzonnen jongen uit 3B")
    page.get_by_label("Uitbuiting", exact=True).check()
    page.get_by_label("Wat hebt u gezien of gehoord?").fill("Verzonnen: wordt na school opgehaald door volwassenen.")
    page.get_by_label("Hoe oud is de persoon?").select_option("16-17")
    page.get_by_label("Jongen of meisje, man of vrouw?").select_option("boy")
    page.get_by_label("In welke gemeente").fill(place.municipality.name)
    page.get_by_label("Met welk afwegingskader").select_option("education")
    press(page, "button", "Beginnen")
    press(page, "link", "Collega gevraagd")
    page.get_by_label("Wie hebt u gevraagd?").fill("mentor")
    page.get_by_label("Wat hebt u besproken").fill("Zij ziet het ook.")
    press(page, "button", "Opschrijven")
    press(page, "link", "Wegen met de vijf vragen")
    page.get_by_role("group", name="Is er nog een vermoeden?").get_by_label("Ja").check()
    press(page, "button", "Opschrijven")
    assert "Waarom? (vraag 1): Vul dit in." in page.locator("main").inner_text()
    page.get_by_label("Waarom? (vraag 1)").fill("Het gebeurt steeds vaker.")
    page.get_by_role("group", name="Is er acuut of structureel gevaar?").get_by_label("Ja").check()
    page.get_by_label("Waarom? (vraag 2)").fill("Hij kan niet weg.")
    press(page, "button", "Opschrijven")
    assert "De code zegt: meld bij Veilig Thuis. U beslist." in page.locator("main").inner_text()
    # Two presses and not one letter: the care coordinator has what the track says.
    press(page, "link", "Naar de zorgcoördinator")
    press(page, "button", "Insturen")
    assert Signal.objects.get().handed_in_by == professional.membership
    press(page, "link", "Terug naar het traject")
    assert "Nog door niemand opgepakt" in page.locator("main").inner_text()
    assert Track.objects.get().step == 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
