"""How much a key may ask, and that it was used."""

from __future__ import annotations

from django.utils import timezone

from inbeeld.chain.partner_api.models import SystemKey
from inbeeld.foundation.ceilings.api import Allowance, Rate, spend

A_MINUTE, A_DAY = Rate.of("60/m"), Rate.of("2000/d")


def spend_request(key: SystemKey) -> Allowance:
    """Count one request; what is left at the rate that has least left."""
    today = timezone.localdate()
    if key.last_used_on != today:
        SystemKey.objects.filter(pk=key.pk).update(last_used_on=today)
    return spend(f"partner_api {key.pk}", A_MINUTE, A_DAY)
