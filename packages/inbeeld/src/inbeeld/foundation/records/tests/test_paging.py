"""A list is read page by page, from where the last one ended."""

import datetime as dt

import pytest
from django.http import QueryDict

from fixtures.personas import Persona
from inbeeld.foundation.accounts.api import Absence
from inbeeld.foundation.records.paging import KeysetPage, Order, page_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 1)
BY_DAY = Order("first_day")


@pytest.fixture
def absences(coordinator: Persona) -> list[Absence]:
    """Seven rows on three days, so that days are shared."""
    assert coordinator.membership is not None
    days = [DAY + dt.timedelta(days=number // 3) for number in range(7)]
    return [Absence.objects.create(membership=coordinator.membership, first_day=day, last_day=day) for day in days]


def read(address: str = "", order: Order = BY_DAY) -> KeysetPage[Absence]:
    return page_of(Absence.objects.all(), QueryDict(address.removeprefix("?")), order=order, size=3)


@pytest.mark.parametrize("order", [BY_DAY, Order("first_day", descending=True), Order("recorded_at")])
def test_every_row_is_shown_once_forth_and_back(absences: list[Absence], order: Order) -> None:
    pages = [read(order=order)]
    while pages[-1].next_url:
        pages.append(read(pages[-1].next_url, order))
    assert [len(page.rows) for page in pages] == [3, 3, 1]
    assert {row.pk for page in pages for row in page.rows} == {row.pk for row in absences}
    assert read(pages[2].previous_url, order).rows == pages[1].rows
    assert read(pages[1].previous_url, order).rows == pages[0].rows


def test_rows_of_several_walks_are_told_once_and_in_order(absences: list[Absence]) -> None:
    walks = [Absence.objects.filter(pk__in=[row.pk for row in some]) for some in (absences[:5], absences[2:])]
    page = page_of(walks, QueryDict(), order=BY_DAY, size=25)
    assert [row.first_day for row in page.rows] == sorted(row.first_day for row in absences)
    assert {row.pk for row in page.rows} == {row.pk for row in absences}


@pytest.mark.parametrize(
    "address",
    [
        "onzin",
        "_",
        "2026-03-01_",
        "2026-03-01_zeven",
        "1899-12-31_00000000-0000-0000-0000-000000000000",
        "2201-01-01_00000000-0000-0000-0000-000000000000",
        "9999-12-31T23:59:59-14:00_1",
        "2026-03-01_%00",
    ],
)
def test_a_place_that_makes_no_sense_is_the_first_page(absences: list[Absence], address: str) -> None:
    assert read(f"na={address}").rows == read().rows
    assert read(f"voor={address}", Order("recorded_at")).rows == read(order=Order("recorded_at")).rows
