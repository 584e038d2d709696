"""Where a case can go, and who answers there."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import cast

from django.db.models import Q, QuerySet
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.api import Consent, Purpose
from inbeeld.chain.method.api import agreements
from inbeeld.foundation.access.api import Grant
from inbeeld.foundation.accounts.api import Membership, RegionCoordination, Role

from .models import Transfer
from .rules import ground_travels


def destinations(case: Case) -> QuerySet[RegionCoordination]:
    """Every region with an organisation that coordinates there today, but for where the case is."""
    here = Q(organisation=case.organisation_id, region=case.region_id)
    found = RegionCoordination.objects.on(timezone.localdate()).exclude(here)
    open_ones = found.filter(organisation__closed_on__isnull=True).select_related("organisation", "region")
    return cast("QuerySet[RegionCoordination]", open_ones.order_by("region__name", "organisation__name").genuine())


def coordinators_at(organisation_id: uuid.UUID, region_id: int) -> QuerySet[Membership]:
    """Who can take a case there."""
    here = Q(region=None) | Q(region=region_id)
    found = Membership.objects.on(timezone.localdate()).filter(
        here, organisation=organisation_id, role=Role.COORDINATOR, user__is_active=True
    )
    return cast("QuerySet[Membership]", found.select_related("user", "organisation").order_by("user__name"))


def travelling_grants(case: Case) -> list[Grant]:
    """Access that can go along with the case, because its ground is not the sender's."""
    grants = Grant.objects.in_force(timezone.now()).of(case).filter(reads_only=False)
    found = grants.select_related("membership__user", "membership__organisation", "data_key").order_by("ends_at")
    return [grant for grant in found if ground_travels(grant.ground)]


def grants_going_along(transfer: Transfer) -> list[Grant]:
    """Of what the sender lets go along: what still stands."""
    return [grant for grant in travelling_grants(transfer.case) if str(grant.pk) in transfer.kept_grants]


def standing_to_share(case: Case) -> QuerySet[Consent]:
    """Each consent to share that holds today, with whichever party."""
    found = Consent.objects.filter(case=case, purpose=Purpose.SHARING).standing(timezone.localdate())
    return cast("QuerySet[Consent]", found.select_related("receiver"))


def answer_by(urgency: str, today: dt.date) -> dt.date:
    days = agreements().transfers.on(today).answer_days
    return today + dt.timedelta(days=getattr(days, urgency))


def reads_until(today: dt.date) -> dt.date:
    """The last day on which the former coordinator can still read."""
    return today + dt.timedelta(days=agreements().transfers.on(today).reading_days)
