"""Everybody can walk through the meldcode, in both languages, and nothing stays behind."""

import pytest
from django.apps import apps
from django.test import Client

from inbeeld.chain.meldcode.content import read_walk
from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.rules import Says

LETTERS = "abcd"


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


@pytest.mark.django_db
def test_a_whole_walk_stores_nothing_and_sets_no_cookie() -> None:
    visitor, before = Client(), counts()
    for address in ("", "c/", "c/1/", "c/2/", "c/3/", "c/4/", "c/4/1/", "c/4/2/", "c/5/2/", "c/5/", "beroepen/"):
        answer = visitor.get(f"/meldcode/{address}")
        assert answer.status_code == 200, address
        assert not answer.cookies
    assert counts() == before
    assert not Track.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_begins_with_the_emergency_number(language: str) -> None:
    for address in ["", *(f"{letter}/" for letter in LETTERS), "a/1/", "b/4/1/", "d/5/4/"]:
        page = Client().get(f"/meldcode/{address}", {"language": language}).content.decode()
        assert page.index("tel:112") < page.index("<h1")


@pytest.mark.django_db
@pytest.mark.parametrize("letter", LETTERS)
def test_answers_lead_to_where_the_code_ends(letter: str) -> None:
    page = Client().get(f"/meldcode/{letter}/4/1/").content.decode()
    assert f"/meldcode/{letter}/4/2/" in page
    assert f"/meldcode/{letter}/5/{list(Says).index(Says.CLOSE) + 1}/" in page


@pytest.mark.django_db
def test_exploitation_branches_to_the_care_coordinator_and_abuse_at_home_does_not() -> None:
    exploited, at_home = (Client().get(f"/meldcode/{letter}/1/").content.decode() for letter in "ca")
    assert "zorgcoördinator mensenhandel" in exploited
    assert "/signalen/nieuw/" in exploited
    assert "zorgcoördinator mensenhandel" not in at_home


@pytest.mark.django_db
def test_for_an_adult_the_walk_says_what_the_code_was_made_for() -> None:
    page = Client().get("/meldcode/d/1/").content.decode()
    assert "gemaakt voor geweld thuis" in page
    assert "toestemming" in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["x/", "a/6/", "a/0/", "a/4/6/", "a/5/5/", "a/5/0/"])
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert Client().get(f"/meldcode/{address}").status_code == 404


def test_both_languages_say_as_much(settings: pytest.FixtureRequest) -> None:
    folder = settings.MELDCODE_TEXTS  # type: ignore[attr-defined]
    dutch, english = read_walk(folder, "nl"), read_walk(folder, "en")
    for name in ("steps", "questions", "outcomes"):
        texts = zip(getattr(dutch, name).values(), getattr(english, name).values(), strict=True)
        assert all([b.kind for b in one.blocks] == [b.kind for b in other.blocks] for one, other in texts)
