"""Loading municipalities: a new year is added, and what held before keeps its place."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from inbeeld.foundation.geography.lookup import municipality_on, region_for
from inbeeld.foundation.geography.models import Municipality, Region, RegionKind, RegionMembership
from inbeeld.foundation.geography.services import PACKAGED_FROM, TooEarly, load_packaged_year, load_year
from inbeeld.foundation.geography.yearly import (
    PACKAGED,
    MunicipalityRow,
    UnexplainedChange,
    UnreadableYear,
    Year,
    read_year,
)

TODAY = dt.date(2026, 11, 22)
NEXT_YEAR = dt.date(2027, 1, 1)
EVE = dt.date(2026, 12, 31)


@pytest.fixture(autouse=True)
def _country(db: None) -> None:
    load_packaged_year()


@pytest.fixture
def year_file(tmp_path: Path) -> Path:
    return tmp_path / "year.csv"


def _year(**changed: MunicipalityRow | None) -> Year:
    """The packaged year, with some municipalities replaced or left out."""
    year = read_year(PACKAGED)
    places = {code: place for code, place in year.places.items() if code not in changed}
    places.update({code: place for code, place in changed.items() if place is not None})
    return Year(places, year.region_names)


def _packaged(code: str) -> MunicipalityRow:
    return read_year(PACKAGED).places[code]


def test_the_packaged_year_holds_342_municipalities_in_a_region_of_each_kind() -> None:
    assert Municipality.objects.on(TODAY).count() == 342
    assert {
        kind: Region.objects.filter(kind=kind).count() for kind in RegionKind if kind != RegionKind.CARE_COORDINATION
    } == {"province": 12, "safety": 25, "veilig_thuis": 25, "youth": 42, "police": 10}
    assert RegionMembership.objects.on(TODAY).count() == 342 * 5


def test_loading_the_packaged_year_again_changes_nothing() -> None:
    assert not load_packaged_year()
    assert not load_year(read_year(PACKAGED), valid_from=NEXT_YEAR)


def test_a_merged_municipality_keeps_its_place_and_points_to_its_successor() -> None:
    changes = load_year(_year(GM0014=None), valid_from=NEXT_YEAR, mergers={"GM0014": "GM1966"})
    assert changes.ended == [("GM0014", "GM1966")]
    old = Municipality.objects.get(code="GM0014")
    assert (old.valid_until, old.successor and old.successor.code) == (EVE, "GM1966")
    assert municipality_on(old, EVE) == old
    assert municipality_on(old, NEXT_YEAR).code == "GM1966"
    before = region_for(old, EVE, RegionKind.VEILIG_THUIS)
    after = region_for(old, NEXT_YEAR, RegionKind.VEILIG_THUIS)
    assert (before and before.name, after and after.name) == ("Groningen", "Groningen")


def test_a_municipality_that_moves_ends_one_period_and_starts_another() -> None:
    place = _packaged("GM0034")
    moved = MunicipalityRow(place.code, place.name, {**place.regions, "youth": "JZ16"})
    changes = load_year(_year(GM0034=moved), valid_from=NEXT_YEAR)
    assert changes.moved == [("GM0034", "youth", "JZ08", "JZ16")]
    almere = Municipality.objects.get(code="GM0034")
    before, after = region_for(almere, EVE, RegionKind.YOUTH), region_for(almere, NEXT_YEAR, RegionKind.YOUTH)
    assert (before and before.code, after and after.code) == ("JZ08", "JZ16")


def test_a_disappearance_that_nobody_explains_is_refused() -> None:
    with pytest.raises(UnexplainedChange, match=r"Groningen \(GM0014\)"):
        load_year(_year(GM0014=None), valid_from=NEXT_YEAR)
    assert Municipality.objects.on(NEXT_YEAR).count() == 342


def test_a_year_that_would_rewrite_known_history_is_refused() -> None:
    load_year(_year(GM0014=None), valid_from=NEXT_YEAR, mergers={"GM0014": "GM1966"})
    with pytest.raises(TooEarly):
        load_year(_year(GM0034=None), valid_from=TODAY, mergers={"GM0034": "GM0995"})


def test_a_dry_run_tells_and_changes_nothing(year_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line for line in PACKAGED.read_text().splitlines() if not line.startswith("GM0014")]
    year_file.write_text("\n".join(lines) + "\n")
    mergers = year_file.with_name("mergers.csv")
    mergers.write_text("municipality_code,successor_code\nGM0014,GM1966\n")
    call_command("load_municipalities", year_file, valid_from=NEXT_YEAR, mergers=mergers, dry_run=True)
    told = capsys.readouterr().out
    assert "Merged: GM0014 went into GM1966." in told
    assert "dry run" in told
    assert Municipality.objects.filter(valid_until__isnull=False).count() == 0


def test_a_file_with_other_columns_is_refused_in_plain_words(year_file: Path) -> None:
    year_file.write_text("code,name\nGM0014,Groningen\n")
    with pytest.raises(UnreadableYear, match="the first line must read"):
        read_year(year_file)
    with pytest.raises(CommandError, match="the first line must read"):
        call_command("load_municipalities", year_file, valid_from=NEXT_YEAR)


def test_an_old_day_within_the_known_years_finds_its_region() -> None:
    found = region_for(Municipality.objects.get(code="GM0014"), PACKAGED_FROM, RegionKind.PROVINCE)
    assert found is not None
    assert found.name == "Groningen"
