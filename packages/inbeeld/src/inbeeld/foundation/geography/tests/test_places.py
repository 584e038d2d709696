"""A village, a district, a former municipality or a postcode leads to the municipality it lies in."""

from __future__ import annotations

import csv
import datetime as dt
import itertools

import pytest

from inbeeld.foundation.geography.lookup import find_municipalities, municipality_named
from inbeeld.foundation.geography.models import Municipality
from inbeeld.foundation.geography.places import DATA, PROVINCES
from inbeeld.foundation.geography.services import load_packaged_year
from inbeeld.foundation.geography.yearly import PACKAGED, read_year

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _country(db: None) -> None:
    load_packaged_year()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hoofddorp", "Haarlemmermeer"),
        ("Sneek", "Súdwest-Fryslân"),
        ("Scheveningen", "'s-Gravenhage"),
        ("Uden", "Maashorst"),
        ("Weesp", "Amsterdam"),
        ("Gemeente Utrecht", "Utrecht"),
        ("gem. Utrecht", "Utrecht"),
        ("de gemeente Den Haag", "'s-Gravenhage"),
        ("Eindhoven, Noord-Brabant", "Eindhoven"),
        ("Eindhoven (NB)", "Eindhoven"),
        ("Utrecht, Utrecht", "Utrecht"),
        ("Overvecht", "Utrecht"),
        ("Utrecht Overvecht", "Utrecht"),
        ("Overvecht, Utrecht", "Utrecht"),
        ("Amsterdam-Zuidoost", "Amsterdam"),
        ("Rotterdam Zuid", "Rotterdam"),
        ("Almere Buiten", "Almere"),
        ("Wûnseradiel", "Súdwest-Fryslân"),
        ("wunseradiel", "Súdwest-Fryslân"),
        ("Bergen, Noord-Holland", "Bergen (NH.)"),
        ("Bergen L", "Bergen (L.)"),
        ("Rijswijk, Altena", "Altena"),
        ("3511", "Utrecht"),
        ("3511 AB", "Utrecht"),
        ("2586AB", "'s-Gravenhage"),
        ("3511 AB Utrecht", "Utrecht"),
        ("Kerkstraat 5, Zwolle", "Zwolle"),
        ("hengelo", "Hengelo (O.)"),
        ("GM0344", "Utrecht"),
        ("Súdwest Fryslân", "Súdwest-Fryslân"),
    ],
)
def test_it_leads_to_one_municipality(typed: str, meant: str) -> None:
    found = municipality_named(typed, TODAY)
    assert found is not None
    assert found.name == meant


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("Bergen", {"Bergen (L.)", "Bergen (NH.)"}),
        ("Boarnsterhim", {"Leeuwarden", "Heerenveen", "De Fryske Marren", "Súdwest-Fryslân"}),
        ("Eindhoven, Limburg", {"Eindhoven"}),
        ("Zwolle, Utrecht", {"Zwolle"}),
        ("Scheveningn", {"'s-Gravenhage"}),
        ("Haren", {"Groningen", "Oss"}),
    ],
)
def test_what_may_be_more_than_one_is_asked(typed: str, among: set[str]) -> None:
    assert municipality_named(typed, TODAY) is None
    assert among <= {m.name for m in find_municipalities(typed, TODAY)}


@pytest.mark.parametrize("typed", ["", "0123", "9999", "12345", "weet ik niet", "buitenland", "; --", "in", "zuid"])
def test_what_is_no_place_leads_nowhere(typed: str) -> None:
    assert municipality_named(typed, TODAY) is None


def test_a_municipality_that_merges_later_leads_to_what_it_became() -> None:
    old = Municipality.objects.get(code="GM0363")
    new = Municipality.objects.create(code="GM9998", name="Verzonnen aan Zee", valid_from=dt.date(2027, 1, 1))
    old.valid_until, old.successor = dt.date(2026, 12, 31), new
    old.save()
    assert municipality_named("Weesp", TODAY) == old
    assert municipality_named("Weesp", dt.date(2027, 2, 1)) == new


@pytest.mark.parametrize("table", ["places_2026", "former_municipalities", "districts", "postcodes"])
def test_each_line_leads_to_a_municipality_that_is_there(table: str) -> None:
    codes = set(read_year(PACKAGED).places)
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert {row.get("municipality_code") or row["successor_code"] for row in rows} <= codes


def test_every_place_of_the_register_leads_somewhere() -> None:
    with (DATA / "places_2026.csv").open(encoding="utf-8", newline="") as file:
        names = sorted({row["name"] for row in csv.DictReader(file)})[::25]
    assert [name for name in names if not find_municipalities(name, TODAY)] == []


def test_postcodes_overlap_nowhere() -> None:
    with (DATA / "postcodes.csv").open(encoding="utf-8", newline="") as file:
        rows = [(int(row["first"]), int(row["last"])) for row in csv.DictReader(file)]
    assert all(first <= last for first, last in rows)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(rows))


def test_every_province_has_its_words() -> None:
    assert len(set(PROVINCES.values())) == 12
