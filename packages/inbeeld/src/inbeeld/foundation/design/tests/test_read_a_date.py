"""Dates as Dutch and English people write them."""

import datetime

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from inbeeld.foundation.design.dates import lacks_year, parse_date, serial_day
from inbeeld.foundation.design.forms import DateField, PageForm

TODAY = datetime.date(2026, 4, 10)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3-4-2026", "2026-04-03"),
        ("03/04/2026", "2026-04-03"),
        ("03.04.2026", "2026-04-03"),
        ("3 4 2026", "2026-04-03"),
        ("  3 - 4 - 2026 ", "2026-04-03"),
        ("2026-04-03", "2026-04-03"),
        ("3 april 2026", "2026-04-03"),
        ("3 April 2026", "2026-04-03"),
        ("April 3, 2026", "2026-04-03"),
        ("3rd of April 2026", "2026-04-03"),
        ("3 apr", "2026-04-03"),
        ("3 apr. 2026", "2026-04-03"),
        ("vrijdag 3 april 2026", "2026-04-03"),
        ("vr 3 apr", "2026-04-03"),
        ("3-4", "2026-04-03"),
        ("3-4-26", "2026-04-03"),
        ("17 mrt 98", "1998-03-17"),
        ("1-1-36", "2036-01-01"),
        ("1-1-37", "1937-01-01"),
        ("30 december", "2025-12-30"),
        ("29-2-2024", "2024-02-29"),
        ("vandaag", "2026-04-10"),
        ("Gisteren", "2026-04-09"),
        ("eergisteren", "2026-04-08"),
        ("tomorrow", "2026-04-11"),
        ("3-5-'09", "2009-05-03"),
        ("3 mei \u201909", "2009-05-03"),
        ("12032008", "2008-03-12"),
        ("20080312", "2008-03-12"),
        ("vrijdag", "2026-04-17"),
        ("maandag", "2026-04-13"),
        ("volgende week vrijdag", "2026-04-17"),
        ("volgende week maandag", "2026-04-13"),
        ("a.s. woensdag", "2026-04-15"),
        ("afgelopen vrijdag", "2026-04-03"),
        ("last monday", "2026-04-06"),
        ("next friday", "2026-04-17"),
        ("over 2 weken", "2026-04-24"),
        ("over een maand", "2026-05-10"),
        ("in three days", "2026-04-13"),
        ("2 weken geleden", "2026-03-27"),
    ],
)
def test_a_date_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    found = parse_date(typed, TODAY)
    assert found is not None
    assert found.isoformat() == meant


@pytest.mark.parametrize(
    "typed",
    [
        "31-2-2026",
        "0-1-2026",
        "13/13/2026",
        "april",
        "ooit",
        "3 foo 2026",
        "1-1-1026",
        "2026",
        "3-4-026",
        "29 feb",
        "--",
        "٣-٤-x",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("vrijdag", "2026-04-03"), ("maandag", "2026-04-06"), ("vr", "2026-04-03")]
)
def test_a_weekday_of_what_has_been_is_the_last_one(typed: str, meant: str) -> None:
    found = parse_date(typed, TODAY, has_been=True)
    assert found is not None
    assert found.isoformat() == meant


@pytest.mark.parametrize("typed", ["7-8", "09-10", "aug 08", "3 april", "zo 3 april"])
def test_where_the_year_is_needed_it_is_not_guessed(typed: str) -> None:
    assert parse_date(typed, TODAY, needs_year=True) is None
    assert lacks_year(typed, TODAY)


@pytest.mark.parametrize("typed", ["3-4-2026", "3-4-26", "vandaag", "12032008", "ooit", "april"])
def test_only_a_year_that_is_missing_is_asked_for(typed: str) -> None:
    assert not lacks_year(typed, TODAY)


@pytest.mark.parametrize(
    ("cell", "meant"), [("39519", "2008-03-12"), ("39519.0", "2008-03-12"), ("46122", "2026-04-10")]
)
def test_a_number_of_a_spreadsheet_is_a_day(cell: str, meant: str) -> None:
    found = serial_day(cell)
    assert found is not None
    assert found.isoformat() == meant


@pytest.mark.parametrize("cell", ["2008", "139519", "1951", "19519", "395.19", "12345678"])
def test_other_numbers_are_no_day(cell: str) -> None:
    assert serial_day(cell) is None


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none_and_never_an_error(typed: str) -> None:
    found = parse_date(typed, TODAY)
    assert found is None or found.year >= 1900


@given(st.dates(min_value=datetime.date(1937, 1, 1), max_value=datetime.date(2036, 12, 31)))
def test_each_date_survives_being_written_down(date: datetime.date) -> None:
    for written in (
        f"{date.day}-{date.month}-{date.year}",
        date.isoformat(),
        date.strftime("%d/%m/%y"),
        date.strftime("%d %B %Y"),
    ):
        assert parse_date(written, TODAY) == date


class Meeting(PageForm):
    held_on = DateField(allow_future=False)
    planned_on = DateField(required=False, allow_past=False)


def test_a_form_says_how_to_write_a_date() -> None:
    form = Meeting({"held_on": "31 februari"})
    assert form.errors["held_on"] == ["Schrijf een datum zoals 3-4-2026 of 3 april 2026."]


def test_a_form_refuses_dates_on_the_wrong_side_of_today() -> None:
    form = Meeting({"held_on": "overmorgen", "planned_on": "gisteren"})
    assert form.errors["held_on"].as_data()[0].code == "future"
    assert form.errors["planned_on"].as_data()[0].code == "past"


def test_a_date_once_typed_is_shown_as_it_was_typed() -> None:
    form = Meeting({"held_on": "3 appril"})
    assert 'value="3 appril"' in str(form["held_on"])
    assert isinstance(form["held_on"].field.widget, forms.DateInput)
