"""Dates as far as they are known, as the population register, a spreadsheet and a hurried colleague write them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from inbeeld.foundation.records.api import PartialDate, PartialDateField, means_unknown, parse_partial

TODAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("00-05-2008", "2008-05"),
        ("xx-05-2008", "2008-05"),
        ("??-05-2008", "2008-05"),
        ("2008-05-00", "2008-05"),
        ("20080500", "2008-05"),
        ("00052008", "2008-05"),
        ("2008-00-00", "2008"),
        ("00-00-2008", "2008"),
        ("20080000", "2008"),
        ("12032008", "2008-03-12"),
        ("3-5-'09", "2009-05-03"),
        ("'22", "2022"),
        ("nov '26", "2026-11"),
        ("nov 2026", "2026-11"),
        ("zomer 2020", "2020-07~"),
        ("in de winter van 2021", "2021-01~"),
        ("begin 2019", "2019-02~"),
        ("eind 2019", "2019-11~"),
        ("ca. 2009", "2009~"),
        ("2009?", "2009~"),
        ("mei 2009", "2009-05"),
        ("gisteren", "2026-11-29"),
    ],
)
def test_it_is_read_as_far_as_it_is_known(typed: str, meant: str) -> None:
    found = parse_partial(typed, TODAY)
    assert found is not None
    assert found.edtf == meant


@pytest.mark.parametrize("typed", ["00-13-2008", "00-00-0000", "12-00-2008", "2008-13-00", "zomer", "2019-2020", "aug"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    assert parse_partial(typed, TODAY) is None


@pytest.mark.parametrize("typed", ["7-8", "09-10", "aug 08", "3 april"])
def test_a_year_that_is_missing_is_asked_for_and_never_guessed(typed: str) -> None:
    assert parse_partial(typed, TODAY) is None
    with pytest.raises(ValidationError) as raised:
        PartialDateField().clean(typed)
    assert raised.value.code == "year"


@pytest.mark.parametrize("typed", ["onb.", "onbekend", "ONB", "?", "n.b.", "-", "unknown"])
def test_not_known_is_no_date_and_no_error(typed: str) -> None:
    assert means_unknown(typed)
    assert PartialDateField().clean(typed) is None


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none_and_never_an_error(typed: str) -> None:
    found = parse_partial(typed, TODAY)
    assert found is None or found.year >= 1900


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=TODAY))
def test_each_date_survives_being_written_down(day: dt.date) -> None:
    for written in (f"{day.day}-{day.month}-{day.year}", day.strftime("%d%m%Y"), day.isoformat()):
        assert parse_partial(written, TODAY) == PartialDate.of(day)
