"""Decisions over plain values."""

import datetime as dt

from inbeeld.chain.plan.rules import is_old

DAY = dt.date(2026, 3, 31)


def test_information_is_old_after_the_term() -> None:
    assert not is_old(DAY, DAY + dt.timedelta(days=30), after=30)
    assert is_old(DAY, DAY + dt.timedelta(days=31), after=30)
