"""Help near a place: whatever is typed, there is somebody to call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.test import Client
from playwright.sync_api import Page

from fixtures.personas import Place
from inbeeld.foundation.accounts.api import RegionCoordination
from inbeeld.foundation.geography.api import Municipality

from .conftest import NEARBY


def ask(anybody: Client, typed: str) -> str:
    return anybody.post(NEARBY, {"place": typed}).content.decode()


def test_a_municipality_shows_its_care_coordinator_with_number_and_day_of_checking(
    anybody: Client, place: Place
) -> None:
    RegionCoordination.objects.change(phone="040-000 00 00", checked_on=dt.date(2026, 3, 4))
    text = ask(anybody, place.municipality.name)
    assert place.organisation.name in text
    assert 'href="tel:0400000000"' in text
    assert "4 maart 2026" in text
    assert "0800-2000" in text


def test_a_coordinator_who_cannot_be_reached_comes_with_one_who_can(anybody: Client, place: Place) -> None:
    text = ask(anybody, place.municipality.name)
    assert place.organisation.name in text
    assert "CoMensha" in text


def test_a_place_without_coordination_leads_to_who_knows_the_closest(anybody: Client, place: Place) -> None:
    Municipality.objects.create(code="T9999", name="Nergenshuizen")
    text = ask(anybody, "Nergenshuizen")
    assert "CoMensha" in text
    assert place.organisation.name not in text
    assert "Bij jou in de buurt" not in text
    assert "We kennen in Nergenshuizen niemand die je direct kunt bellen" in text


def test_112_comes_before_everybody_else(anybody: Client, place: Place) -> None:
    for text in (ask(anybody, place.municipality.name), anybody.get(NEARBY).content.decode()):
        main = text[text.index("<main") :]
        assert main.index("Bel 112") < main.index("0800-2000")


def test_a_coordination_that_ended_is_not_shown(anybody: Client, place: Place) -> None:
    RegionCoordination.objects.change(valid_until=dt.date(2021, 1, 1))
    assert place.organisation.name not in ask(anybody, place.municipality.name)


def test_capitals_and_small_mistakes_do_not_matter(anybody: Client, place: Place) -> None:
    assert place.organisation.name in ask(anybody, place.municipality.name.upper())
    guess = anybody.post(NEARBY, {"place": place.municipality.name[:-1]})
    assert guess.status_code == 422
    assert f'value="{place.municipality.name}"' in guess.content.decode()


def test_nonsense_is_answered_with_the_lines_for_everybody(anybody: Client, place: Place) -> None:
    for typed in ("", "   ", "qqq", "\x00", "x" * 5000, "<script>"):
        answer = anybody.post(NEARBY, {"place": typed})
        text = answer.content.decode()
        assert answer.status_code == 422
        assert "0800-2000" in text
        assert "<script>" not in text.replace('<script src="', "")


def test_a_guess_is_chosen_with_one_tap(
    open_page: Callable[..., Page], axe: Callable[[Page], None], place: Place
) -> None:
    page = open_page(width=360)
    page.goto(NEARBY)
    axe(page)
    page.get_by_label("In welke gemeente ben je?").fill(place.municipality.name[:-2])
    page.get_by_role("button", name="Laat hulp zien").click()
    page.get_by_role("button", name=place.municipality.name).click()
    page.get_by_role("heading", name=f"Hulp in {place.municipality.name}").wait_for()
    axe(page)
