"""A person is found by name or birth date through hashes alone."""

import datetime as dt
from typing import Any

import pytest

from inbeeld.foundation.vault.blind_index import BlindIndex, Described, Likeness
from inbeeld.foundation.vault.key_file import KeyFile

INDEX = BlindIndex("case-identity")
BORN = dt.date(2009, 3, 4)
PERSON = Described(given="Pieter Adriaan", family="van der Verzonnen-Meijer", born=BORN, aliases=("Kleine Bedacht",))


@pytest.fixture
def stored(key_file: KeyFile) -> set[str]:
    return INDEX.stored_terms(PERSON)


def likenesses(stored: set[str], **known: Any) -> list[Likeness]:
    sought = INDEX.sought_terms(Described(**known))
    return [likeness for likeness in Likeness if sought.get(likeness, set()) & stored]


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Pieter Adriaan", "van der Verzonnen-Meijer"),
        ("pieter adriaan", "verzonnen meijer"),
        ("Pieter", "Verzonnen-Meyer"),
        ("Verzonnen Meijer", "Pieter"),
        ("Piéter", "Verzónnen Meijer"),
        ("Pietr", "Versonnen-Maier"),
    ],
)
def test_a_variant_of_the_name_finds_the_person(stored: set[str], given: str, family: str) -> None:
    assert Likeness.NAME in likenesses(stored, given=given, family=family)


@pytest.mark.parametrize("family", ["van der Verzonnen-Meijer", "Verzonnen", "Meier"])
def test_a_family_name_or_a_part_of_it_is_enough(stored: set[str], family: str) -> None:
    assert likenesses(stored, family=family) == [Likeness.FAMILY]


@pytest.mark.parametrize(("given", "family"), [("Pieter", ""), ("", "Bakker"), ("Pieter", "Bakker"), ("", " .,")])
def test_another_name_does_not_find_him(stored: set[str], given: str, family: str) -> None:
    assert likenesses(stored, given=given, family=family) == []


def test_a_short_form_of_the_given_name_is_met_by_its_first_letter(stored: set[str]) -> None:
    assert likenesses(stored, given="Piet", family="Verzonnen") == [Likeness.FAMILY_INITIAL, Likeness.FAMILY]


def test_a_birth_date_finds_him_under_any_name(stored: set[str]) -> None:
    assert likenesses(stored, given="Jan", family="Bakker", born=BORN) == [Likeness.BORN]
    assert likenesses(stored, born=dt.date(2009, 3, 5)) == []


@pytest.mark.parametrize("unsure", [{"born": dt.date(2009, 4, 3)}, {"year": 2009}, {"year": 2010}, {"year": 2008}])
def test_an_unsure_birth_date_needs_the_family_name(stored: set[str], unsure: dict[str, Any]) -> None:
    assert Likeness.FAMILY_BORN in likenesses(stored, family="Verzonnen", **unsure)
    assert likenesses(stored, **unsure) == []


def test_a_year_of_birth_is_enough_to_be_met_by_a_date(key_file: KeyFile) -> None:
    stored = INDEX.stored_terms(Described(family="Verzonnen", year=2009))
    assert Likeness.FAMILY_BORN in likenesses(stored, family="Verzonnen", born=BORN)


@pytest.mark.parametrize(
    "known",
    [{"aliases": ("kleine bedagt",)}, {"given": "Kleine", "family": "Bedacht"}, {"aliases": ("Bedacht Kleine",)}],
)
def test_another_name_of_his_finds_him(stored: set[str], known: dict[str, Any]) -> None:
    assert Likeness.ALIAS in likenesses(stored, **known)


def test_a_given_name_or_a_year_alone_has_no_term(key_file: KeyFile) -> None:
    one = INDEX.stored_terms(Described(given="Mohammed", family="Verzonnen", year=2009))
    other = INDEX.stored_terms(Described(given="Mohammed", family="Bedacht", year=2012))
    assert not one & other
    third = INDEX.stored_terms(Described(given="Piet", family="Bedacht", year=2009))
    assert not one & third


def test_terms_of_one_purpose_tell_nothing_about_another(stored: set[str]) -> None:
    assert not stored & BlindIndex("signal-reporter").stored_terms(PERSON)


def test_terms_are_useless_without_the_key(stored: set[str], key_file: KeyFile) -> None:
    key_file.path.unlink()
    key_file.create()
    assert not stored & INDEX.stored_terms(PERSON)


def test_a_rotation_does_not_change_the_terms(stored: set[str], key_file: KeyFile) -> None:
    key_file.change(lambda ring: ring.rotated(ring.masters[ring.current].created_at))
    assert Likeness.NAME in likenesses(stored, given="Pieter", family="Verzonnen Meijer")
