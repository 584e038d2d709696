"""Who can be asked to look along, and who can take a track over."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from inbeeld.foundation.accounts.api import Membership, Role

from .models import Track

ROLES = (Role.PROFESSIONAL, Role.ATTENTION_OFFICER)


def officers_for(track: Track) -> QuerySet[Membership]:
    """The attention officers of its organisation, apart from who has it."""
    return _colleagues(track).filter(role=Role.ATTENTION_OFFICER)


def takers_of(track: Track) -> QuerySet[Membership]:
    return _colleagues(track).filter(role__in=ROLES)


def _colleagues(track: Track) -> QuerySet[Membership]:
    found = Membership.objects.on(timezone.localdate()).filter(
        organisation=track.organisation_id, user__is_active=True, organisation__closed_on__isnull=True
    )
    others: QuerySet[Membership] = found.exclude(pk=track.owner_id)
    return others.select_related("user", "organisation").order_by("user__name")
