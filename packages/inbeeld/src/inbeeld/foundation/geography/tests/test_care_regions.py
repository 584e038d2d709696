"""A municipality falls in one care-coordination region at a time, and the past stays as it was."""

import datetime as dt

import pytest

from inbeeld.foundation.geography.care_regions import (
    AlreadyInRegion,
    PastChanged,
    add_municipality,
    create_region,
    end_membership,
)
from inbeeld.foundation.geography.lookup import region_for
from inbeeld.foundation.geography.models import Municipality, Region
from inbeeld.foundation.geography.rules import overlap

TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)


@pytest.fixture
def town(db: None) -> Municipality:
    return Municipality.objects.create(code="T0001", name="Testerveen")


@pytest.fixture
def regions(db: None) -> tuple[Region, Region]:
    return create_region("Oost (verzonnen)"), create_region("West (verzonnen)")


def test_a_municipality_moves_by_ending_one_period_and_starting_another(
    town: Municipality, regions: tuple[Region, Region]
) -> None:
    east, west = regions
    first = add_municipality(east, town, valid_from=dt.date(2024, 1, 1), today=TODAY)
    end_membership(first, last_day=TODAY, today=TODAY)
    add_municipality(west, town, valid_from=TODAY + DAY, today=TODAY)
    assert region_for(town, TODAY) == east
    assert region_for(town, TODAY + DAY) == west
    assert region_for(town, dt.date(2023, 12, 31)) is None


def test_two_regions_at_once_are_refused(town: Municipality, regions: tuple[Region, Region]) -> None:
    east, west = regions
    add_municipality(east, town, valid_from=TODAY, today=TODAY)
    for day in (TODAY, TODAY + 30 * DAY, TODAY - 30 * DAY):
        with pytest.raises(AlreadyInRegion):
            add_municipality(west, town, valid_from=day, today=TODAY)


def test_the_past_is_not_rewritten(town: Municipality, regions: tuple[Region, Region]) -> None:
    first = add_municipality(regions[0], town, valid_from=dt.date(2024, 1, 1), today=TODAY)
    with pytest.raises(PastChanged):
        end_membership(first, last_day=TODAY - DAY, today=TODAY)
    end_membership(first, last_day=TODAY, today=TODAY)
    later = TODAY + 9 * DAY
    with pytest.raises(PastChanged):
        add_municipality(regions[1], town, valid_from=TODAY + DAY, today=later)


def test_regions_get_codes_of_their_own(regions: tuple[Region, Region]) -> None:
    assert [region.code for region in regions] == ["ZC01", "ZC02"]


@pytest.mark.parametrize(
    ("second", "shared"),
    [((1, 2), True), ((3, 4), True), ((4, 9), False), ((2, None), True), ((4, None), False)],
)
def test_periods_share_their_last_day(second: tuple[int, int | None], shared: bool) -> None:
    start, last = second
    first_start, first_last = dt.date(2026, 1, 1), dt.date(2026, 1, 3)
    other_last = dt.date(2026, 1, last) if last else None
    assert overlap(first_start, first_last, dt.date(2026, 1, start), other_last) is shared
