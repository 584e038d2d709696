"""Finding a municipality however somebody spells it."""

import datetime as dt

import pytest

from inbeeld.foundation.geography.lookup import find_municipalities, municipalities_without, municipality_named
from inbeeld.foundation.geography.models import RegionKind
from inbeeld.foundation.geography.rules import plain_name
from inbeeld.foundation.geography.services import load_packaged_year

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _country(db: None) -> None:
    load_packaged_year()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Den Haag", "'s-Gravenhage"),
        ("s gravenhage", "'s-Gravenhage"),
        ("DEN BOSCH", "'s-Hertogenbosch"),
        ("hengelo", "Hengelo (O.)"),
        ("Sudwest Fryslan", "Súdwest-Fryslân"),
        ("  capelle aan den ijssel ", "Capelle aan den IJssel"),
        ("Nuenen", "Nuenen, Gerwen en Nederwetten"),
        ("GM0034", "Almere"),
        ("Bergen (L.)", "Bergen (L.)"),
    ],
)
def test_another_spelling_of_the_name_is_understood(typed: str, meant: str) -> None:
    found = municipality_named(typed, TODAY)
    assert found is not None
    assert found.name == meant


@pytest.mark.parametrize("typed", ["", "   ", "Atlantis", "Bergen", "Amstrdam", "'; DROP TABLE", "\x00", "🙂" * 500])
def test_what_is_not_certain_is_never_guessed(typed: str) -> None:
    assert municipality_named(typed, TODAY) is None


def test_a_typing_error_gets_suggestions() -> None:
    assert [m.name for m in find_municipalities("Amstrdam", TODAY)] == ["Amsterdam"]
    assert [m.name for m in find_municipalities("Bergen", TODAY)] == ["Bergen (L.)", "Bergen (NH.)"]
    assert "Eindhoven" in [m.name for m in find_municipalities("eind", TODAY)]


def test_a_name_in_plain_letters() -> None:
    assert plain_name("Noardeast-Fryslân") == "noardeast fryslan"


def test_where_no_region_has_care_coordination_is_known() -> None:
    assert len(municipalities_without(RegionKind.CARE_COORDINATION, TODAY)) == 342
    assert municipalities_without(RegionKind.PROVINCE, TODAY) == []
