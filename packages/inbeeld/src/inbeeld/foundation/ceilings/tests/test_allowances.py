"""Forty in an hour are forty in an hour, in every process, for each by itself."""

import datetime as dt

import pytest
from django.utils import timezone

from inbeeld.foundation.ceilings.allowances import spend
from inbeeld.foundation.ceilings.models import Spent
from inbeeld.foundation.ceilings.rates import Rate, seconds

TWO_A_MINUTE = Rate.of("2/m")


@pytest.mark.django_db
def test_what_is_over_is_spent_until_the_time_is_over() -> None:
    assert [spend("a key", TWO_A_MINUTE).is_spent for _ in range(3)] == [False, False, True]
    Spent.objects.update(started_at=timezone.now() - dt.timedelta(seconds=61))
    assert not spend("a key", TWO_A_MINUTE).is_spent


@pytest.mark.django_db
def test_each_has_an_allowance_of_its_own() -> None:
    for _ in range(3):
        spend("a key", TWO_A_MINUTE)
    assert spend("another key", TWO_A_MINUTE).remaining == 1


@pytest.mark.django_db
def test_of_two_rates_the_one_with_least_left_is_told() -> None:
    left = spend("a key", Rate.of("60/m"), Rate.of("5/d"))
    assert (left.limit, left.remaining) == (5, 4)
    assert left.reset > 86_000


@pytest.mark.django_db
def test_the_table_names_nobody_and_forgets() -> None:
    spend("looks of somebody", TWO_A_MINUTE)
    assert "somebody" not in Spent.objects.get().about
    Spent.objects.update(started_at=timezone.now() - dt.timedelta(days=3))
    spend("looks of somebody else", TWO_A_MINUTE)
    assert Spent.objects.count() == 1


@pytest.mark.parametrize(("written", "expected"), [("30s", 30), ("m", 60), ("15m", 900), ("2h", 7200), ("d", 86_400)])
def test_a_time_is_read(written: str, expected: int) -> None:
    assert seconds(written) == expected


@pytest.mark.parametrize("written", ["40", "/h", "x/h", "40/", "40/w", "-1/h", "4.5/h", "\u0664/h"])
def test_what_is_no_rate_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        Rate.of(written)
