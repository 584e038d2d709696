"""A person is found by name or birth date through hashes alone."""

import datetime as dt

import pytest

from inbeeld.foundation.vault.blind_index import BlindIndex
from inbeeld.foundation.vault.key_file import KeyFile

INDEX = BlindIndex("case-identity")
BORN = dt.date(2009, 3, 14)


@pytest.fixture
def stored(key_file: KeyFile) -> set[str]:
    return INDEX.stored_terms(given="Pieter Adriaan", family="van der Verzonnen-Meijer", born=BORN)


def found(stored: set[str], name: str = "", born: dt.date | None = None) -> bool:
    sought = INDEX.search_terms(name=name, born=born)
    return bool(sought) and all(terms & stored for terms in sought)


@pytest.mark.parametrize(
    "typed",
    [
        "Pieter Adriaan van der Verzonnen-Meijer",
        "pieter adriaan verzonnen meijer",
        "Verzonnen Meijer, Pieter",
        "Pieter Verzonnen-Meyer",
        "Verzonnen Meier",
        "van der Verzonnen-Meijer",
        "Piéter Verzónnen Meijer",
    ],
)
def test_a_variant_of_the_name_finds_the_person(stored: set[str], typed: str) -> None:
    assert found(stored, typed)


@pytest.mark.parametrize("typed", ["Pieter", "Jan Verzonnen-Meijer", "Bakker", "Pieter Bakker"])
def test_another_name_does_not(stored: set[str], typed: str) -> None:
    assert not found(stored, typed)


def test_name_and_birth_date_must_both_fit(stored: set[str]) -> None:
    assert found(stored, born=BORN)
    assert found(stored, "Pieter Verzonnen Meijer", BORN)
    assert not found(stored, "Pieter Verzonnen Meijer", dt.date(2009, 3, 15))
    assert not found(stored, "Bakker", BORN)


def test_nothing_typed_finds_nobody(stored: set[str]) -> None:
    assert INDEX.search_terms(name=" .,") == []


def test_a_given_name_alone_has_no_term(key_file: KeyFile) -> None:
    one = INDEX.stored_terms(given="Mohammed", family="Verzonnen")
    other = INDEX.stored_terms(given="Mohammed", family="Bedacht")
    assert not one & other


def test_terms_of_one_purpose_tell_nothing_about_another(stored: set[str]) -> None:
    other = BlindIndex("signal-reporter")
    assert not stored & other.stored_terms(given="Pieter Adriaan", family="van der Verzonnen-Meijer", born=BORN)


def test_terms_are_useless_without_the_key(stored: set[str], key_file: KeyFile) -> None:
    key_file.path.unlink()
    key_file.create()
    assert not stored & INDEX.stored_terms(given="Pieter Adriaan", family="van der Verzonnen-Meijer", born=BORN)


def test_a_rotation_does_not_change_the_terms(stored: set[str], key_file: KeyFile) -> None:
    key_file.change(lambda ring: ring.rotated(ring.masters[ring.current].created_at))
    assert found(stored, "Pieter Verzonnen Meijer")
