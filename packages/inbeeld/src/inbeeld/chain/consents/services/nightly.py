"""What the clock does with consents and access: write off what ran out, announce what will."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.models import Consent
from inbeeld.chain.consents.notice_kinds import ACCESS_ENDS_SOON
from inbeeld.foundation.access.api import Grant, GrantQuerySet
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell_all

from .withdrawing import expire


def expire_consents(today: dt.date) -> int:
    """Write off each consent whose last day passed; the access on it ended that same day already."""
    found = list(Consent.objects.run_out(today).select_related("case__data_key", "data_key"))
    for consent in found:
        expire(consent)
    return len(found)


def ending_soon(at: dt.datetime) -> GrantQuerySet:
    """Access to cases that ends within the lead time."""
    last = at + dt.timedelta(days=settings.ACCESS_NOTICE_DAYS)
    return Grant.objects.in_force(at).filter(record_kind=Case.scope.kind, ends_at__lte=last)


def announce_ends(today: dt.date) -> int:
    """Tell the holder and the coordinator once, before access ends."""
    grants = list(ending_soon(timezone.now()).filter(announced_on__isnull=True).select_related("membership__user"))
    cases = Case.objects.select_related("coordinator__user").in_bulk([grant.record_id for grant in grants])
    for grant in grants:
        case = cases.get(grant.record_id)
        if case is not None:
            _announce(grant, case, today)
    return len(grants)


def _announce(grant: Grant, case: Case, today: dt.date) -> None:
    with transaction.atomic():
        grant.announced_on = today
        grant.save(update_fields=["announced_on"])
        tell_all([grant.membership, case.coordinator], ACCESS_ENDS_SOON)
        record("sharing.announced", record=grant, dossier=case)
