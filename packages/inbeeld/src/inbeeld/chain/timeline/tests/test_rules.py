"""Decisions over plain values."""

import datetime as dt

from inbeeld.chain.timeline.rules import next_quarter, quarter_of


def test_quarters_follow_each_other() -> None:
    assert quarter_of(dt.date(2026, 11, 22)) == dt.date(2026, 10, 1)
    assert next_quarter(dt.date(2026, 10, 1)) == dt.date(2027, 1, 1)
    assert next_quarter(dt.date(2027, 1, 1)) == dt.date(2027, 4, 1)
