"""How much a key asks: counted in the database, so that every process counts together."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from inbeeld.chain.partner_api.models import SystemKey, SystemKeyUse
from inbeeld.chain.partner_api.rules import A_DAY, A_MINUTE, Allowance, Window, allowance


def spend(key: SystemKey) -> Allowance:
    """Count one request; what is left in the window that has least left."""
    now = timezone.now()
    with transaction.atomic():
        found = [_count(key, window, now) for window in (A_MINUTE, A_DAY)]
        if key.last_used_on != timezone.localdate(now):
            SystemKey.objects.filter(pk=key.pk).update(last_used_on=timezone.localdate(now))
    return min(found, key=lambda one: one.remaining)


def _count(key: SystemKey, window: Window, now: dt.datetime) -> Allowance:
    opened = now - dt.timedelta(seconds=window.seconds)
    uses = SystemKeyUse.objects.filter(key=key, seconds=window.seconds)
    counted = uses.filter(started_at__gt=opened).update(count=F("count") + 1)
    if not counted:
        SystemKeyUse.objects.update_or_create(key=key, seconds=window.seconds, defaults={"started_at": now, "count": 1})
    use = uses.get()
    return allowance(window, use.count, use.started_at, now)
