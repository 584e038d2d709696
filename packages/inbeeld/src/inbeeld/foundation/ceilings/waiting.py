"""Slows down strangers who flood the desk or guess codes; what for and how far stands in docs/threat-model.md.

Counted in the database, so that every process counts together, under a keyed hash of the name of the ceiling, the day
and the address: no address is stored, none can be compared after its day, and each count goes with its time. Nobody is
shut out for good, only made to wait.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import Spent, SpentQuerySet
from .rates import Rate, doubled, seconds

EVERYBODY = ""


class Ceiling:
    """What passes the rate of one address waits: `step`, doubled each time, up to `longest`.

    Where all addresses together pass `in_total` within the same time, each gets `when_busy` only.
    """

    def __init__(self, name: str, rate: str, *, step: str, longest: str, in_total: int, when_busy: int) -> None:
        self.name = name
        self.rate = Rate.of(rate)
        self.step, self.longest = seconds(step), seconds(longest)
        self.in_total, self.when_busy = in_total, when_busy

    def wait(self, address: str) -> int:
        """How many seconds this address still has to wait; 0 when it may go on."""
        now = timezone.now()
        found = {one.about: one for one in self._running(now, address, EVERYBODY)}
        own, together = found.get(self._key(address, now)), found.get(self._key(EVERYBODY, now))
        free = self.when_busy if together is not None and together.count >= self.in_total else self.rate.most
        if own is None or own.count < free:
            return 0
        since_last = (now - own.last_at).total_seconds()
        return max(0, round(doubled(self.step, own.count - free, self.longest) - since_last))

    def count(self, address: str) -> None:
        now = timezone.now()
        with transaction.atomic():
            Spent.objects.forget_before(now)
            for one in (address, EVERYBODY):
                if not self._running(now, one).update(count=F("count") + 1, last_at=now):
                    begun = {"started_at": now, "last_at": now, "count": 1}
                    key = self._key(one, now)
                    Spent.objects.update_or_create(about=key, seconds=self.rate.seconds, defaults=begun)

    def _running(self, now: dt.datetime, *addresses: str) -> SpentQuerySet:
        keys = [self._key(one, now) for one in addresses]
        opened = now - dt.timedelta(seconds=self.rate.seconds)
        return Spent.objects.filter(about__in=keys, seconds=self.rate.seconds, started_at__gt=opened)

    def _key(self, address: str, now: dt.datetime) -> str:
        about = f"{timezone.localdate(now)} {self.name} {address}"
        return salted_hmac("inbeeld.ceilings.waiting", about, algorithm="sha256").hexdigest()
