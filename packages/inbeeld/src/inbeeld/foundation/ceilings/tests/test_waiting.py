"""Somebody who goes too fast has to wait; nobody else does, in whichever process."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from inbeeld.foundation.ceilings.models import Spent
from inbeeld.foundation.ceilings.waiting import Ceiling

pytestmark = pytest.mark.django_db


def ceiling(name: str = "tries", *, in_total: int = 100) -> Ceiling:
    return Ceiling(name, "3/15m", step="5s", longest="m", in_total=in_total, when_busy=1)


def pass_by(seconds: int) -> None:
    """As if everything so far had happened earlier."""
    for one in Spent.objects.all():
        one.started_at -= dt.timedelta(seconds=seconds)
        one.last_at -= dt.timedelta(seconds=seconds)
        one.save()


def test_the_wait_doubles_up_to_its_most_and_ends_with_the_window() -> None:
    tries = ceiling()
    waits = []
    for _ in range(9):
        tries.count("here")
        waits.append(tries.wait("here"))
    assert waits == [0, 0, 5, 10, 20, 40, 60, 60, 60]
    pass_by(61)
    assert tries.wait("here") == 0
    pass_by(900)
    tries.count("here")
    assert tries.wait("here") == 0


def test_one_address_does_not_slow_another_and_one_ceiling_not_another() -> None:
    tries = ceiling()
    for _ in range(9):
        tries.count("here")
    assert tries.wait("there") == 0
    assert ceiling("other tries").wait("here") == 0


def test_many_addresses_together_leave_each_fewer_tries() -> None:
    tries = ceiling(in_total=50)
    for number in range(50):
        tries.count(f"address {number}")
    tries.count("here")
    assert tries.wait("here") > 0
    assert tries.wait("there") == 0


def test_another_process_counts_along() -> None:
    """Nothing is kept in memory: a ceiling made anew knows what was counted."""
    for _ in range(4):
        ceiling().count("here")
    assert ceiling().wait("here") == 10


def test_what_is_kept_is_no_address_and_goes_with_its_time() -> None:
    tries = ceiling()
    tries.count("203.0.113.9")
    assert "203.0.113.9" not in repr(list(Spent.objects.values()))
    pass_by(3 * 24 * 3600)
    tries.count("elsewhere")
    assert Spent.objects.filter(started_at__lt=timezone.now() - dt.timedelta(days=2)).count() == 0
