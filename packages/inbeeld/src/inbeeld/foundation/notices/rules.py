"""When a notice may leave; plain values, in the time of who gets it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

# Between two e-mails to one person: whatever happens in that time goes along with the second.
PAUSE = dt.timedelta(minutes=15)
MIDNIGHT = dt.time(0)
HERE = ZoneInfo("Europe/Amsterdam")
DAYS = 7


class Moment(StrEnum):
    """When somebody wants to hear of one group of things."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours and weekdays (Monday is 0) in which somebody gets no e-mail; hours may pass midnight."""

    begins: dt.time | None = None
    ends: dt.time | None = None
    days: frozenset[int] = frozenset()

    def holds(self, at: dt.datetime) -> bool:
        return at.weekday() in self.days or self._hours_hold(at.time())

    def _hours_hold(self, time: dt.time) -> bool:
        if self.begins is None or self.ends is None or self.begins == self.ends:
            return False
        if self.begins < self.ends:
            return self.begins <= time < self.ends
        return time >= self.begins or time < self.ends

    def first_free(self, at: dt.datetime) -> dt.datetime:
        """`at` itself, or the first moment after it that is not quiet."""
        for _ in range(2 * DAYS + 2):
            if not self.holds(at):
                return at
            at = self._next_border(at)
        return at

    def _next_border(self, at: dt.datetime) -> dt.datetime:
        """The end of these quiet hours, or of a quiet day."""
        if at.weekday() not in self.days and self.ends is not None and at.time() < self.ends:
            return dt.datetime.combine(at.date(), self.ends, at.tzinfo)
        return dt.datetime.combine(at.date() + dt.timedelta(days=1), MIDNIGHT, at.tzinfo)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How one person wants to be told."""

    quiet: Quiet = Quiet()
    digest_hour: int = 8
    zone: ZoneInfo = HERE


def due_at(
    moment: Moment, *, critical: bool, since: dt.datetime, last_mail: dt.datetime | None, wishes: Wishes
) -> dt.datetime | None:
    """When the e-mail leaves; None for never. What is critical leaves at once, whatever was wished."""
    if critical:
        return since
    if moment is Moment.OFF:
        return None
    local = since.astimezone(wishes.zone)
    if moment is Moment.DAILY:
        local = _next_digest(local, wishes.digest_hour)
    elif last_mail is not None:
        local = max(local, (last_mail + PAUSE).astimezone(wishes.zone))
    return wishes.quiet.first_free(local)


def _next_digest(local: dt.datetime, hour: int) -> dt.datetime:
    today = dt.datetime.combine(local.date(), dt.time(hour), local.tzinfo)
    # By the clock on the wall: the hour stays the same when summer time begins or ends.
    return today if local <= today else today + dt.timedelta(days=1)
