"""An allowance of people and systems that we know: counted in the database, so that every process counts together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import Spent
from .rates import Rate


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left after this time, and after how many seconds it begins anew."""

    limit: int
    remaining: int
    reset: int

    @property
    def is_spent(self) -> bool:
        return self.remaining < 0


def spend(about: str, *rates: Rate) -> Allowance:
    """Count one time, for instance `spend(f"looks {member}", Rate.of("40/h"))`; what is left at the rate with least."""
    now = timezone.now()
    key = salted_hmac("inbeeld.ceilings", about, algorithm="sha256").hexdigest()
    with transaction.atomic():
        return min((_count(key, rate, now) for rate in rates), key=lambda one: one.remaining)


def _count(key: str, rate: Rate, now: dt.datetime) -> Allowance:
    opened = now - dt.timedelta(seconds=rate.seconds)
    kept = Spent.objects.filter(about=key, seconds=rate.seconds)
    if not kept.filter(started_at__gt=opened).update(count=F("count") + 1, last_at=now):
        Spent.objects.forget_before(now)
        begun = {"started_at": now, "last_at": now, "count": 1}
        Spent.objects.update_or_create(about=key, seconds=rate.seconds, defaults=begun)
    spent = kept.get()
    ends = spent.started_at + dt.timedelta(seconds=rate.seconds)
    return Allowance(rate.most, rate.most - spent.count, max(1, round((ends - now).total_seconds())))
