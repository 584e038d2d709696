"""When an e-mail leaves."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from inbeeld.foundation.notices.rules import Moment, Quiet, Wishes, due_at

HERE = ZoneInfo("Europe/Amsterdam")
TUESDAY = dt.datetime(2026, 11, 24, 14, 0, tzinfo=HERE)
NIGHT = Quiet(dt.time(20), dt.time(7))
WEEKEND = frozenset({5, 6})


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = HERE) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("moment", "since", "wishes", "leaves"),
    [
        (Moment.AT_ONCE, at(24, 14), Wishes(), at(24, 14)),
        (Moment.OFF, at(24, 14), Wishes(), None),
        (Moment.DAILY, at(24, 14), Wishes(), at(25, 8)),
        (Moment.DAILY, at(24, 6), Wishes(), at(24, 8)),
        (Moment.DAILY, at(24, 14), Wishes(digest_hour=16), at(24, 16)),
        (Moment.AT_ONCE, at(24, 22), Wishes(NIGHT), at(25, 7)),
        (Moment.AT_ONCE, at(25, 3), Wishes(NIGHT), at(25, 7)),
        (Moment.AT_ONCE, at(24, 12), Wishes(Quiet(dt.time(12), dt.time(13))), at(24, 13)),
        (Moment.AT_ONCE, at(28, 12), Wishes(Quiet(days=WEEKEND)), at(30, 0)),
        (Moment.AT_ONCE, at(27, 21), Wishes(Quiet(dt.time(20), dt.time(7), WEEKEND)), at(30, 7)),
        (Moment.DAILY, at(28, 12), Wishes(Quiet(days=WEEKEND)), at(30, 0)),
        (Moment.AT_ONCE, at(24, 14), Wishes(Quiet(dt.time(9), dt.time(9))), at(24, 14)),
    ],
)
def test_a_notice_leaves_when_it_was_wished(
    moment: Moment, since: dt.datetime, wishes: Wishes, leaves: dt.datetime | None
) -> None:
    assert due_at(moment, critical=False, since=since, last_mail=None, wishes=wishes) == leaves


def test_what_is_critical_leaves_at_once_in_the_night_and_when_turned_off() -> None:
    since = at(28, 23)
    wishes = Wishes(Quiet(dt.time(20), dt.time(7), WEEKEND))
    assert due_at(Moment.OFF, critical=True, since=since, last_mail=since, wishes=wishes) == since


def test_after_an_e_mail_the_next_waits_a_quarter_of_an_hour() -> None:
    leaves = due_at(Moment.AT_ONCE, critical=False, since=TUESDAY, last_mail=at(24, 13, 55), wishes=Wishes())
    assert leaves == at(24, 14, 10)


def test_quiet_hours_hold_where_somebody_lives() -> None:
    bonaire = ZoneInfo("America/Kralendijk")
    wishes = Wishes(NIGHT, zone=bonaire)
    assert due_at(Moment.AT_ONCE, critical=False, since=at(24, 8), last_mail=None, wishes=wishes) == at(
        24, 7, zone=bonaire
    )


def test_a_quiet_night_ends_by_the_clock_when_summer_time_ends() -> None:
    before = dt.datetime(2026, 10, 24, 23, 0, tzinfo=HERE)
    leaves = due_at(Moment.AT_ONCE, critical=False, since=before, last_mail=None, wishes=Wishes(NIGHT))
    assert leaves == dt.datetime(2026, 10, 25, 7, 0, tzinfo=HERE)
