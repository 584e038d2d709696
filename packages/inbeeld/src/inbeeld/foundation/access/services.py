"""From a signed-in request to an actor."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from inbeeld.foundation.accounts.api import MEMBERSHIP, Membership, Role, has_second_factor

from .actor import ANONYMOUS, Actor, OpenGrant
from .models import EmergencyAccess, Grant
from .rules import Part


def actor_for(membership: Membership, *, second_factor: bool) -> Actor:
    """The actor of one membership, with what grants and emergencies opened to it right now."""
    if not membership.stands:
        return Actor(user_id=membership.user_id, second_factor=second_factor)
    return Actor(
        user_id=membership.user_id,
        name=membership.user.name,
        membership_id=membership.pk,
        role=Role(membership.role),
        organisation_id=membership.organisation_id,
        region_id=membership.region_id,
        second_factor=second_factor,
        held=_held_by(membership),
    )


def current_actor(request: HttpRequest) -> Actor:
    """The actor behind a request: the membership chosen in the session, or the oldest that holds today."""
    if not request.user.is_authenticated:
        return ANONYMOUS
    second_factor = has_second_factor(request)
    memberships = [one for one in Membership.objects.that_hold_for(request.user) if one.stands]
    chosen = request.session.get(MEMBERSHIP)
    found = next((m for m in memberships if str(m.pk) == chosen), None) or next(iter(memberships), None)
    if found is None:
        return Actor(user_id=request.user.pk, name=request.user.name, second_factor=second_factor)
    return actor_for(found, second_factor=second_factor)


def _held_by(membership: Membership) -> tuple[OpenGrant, ...]:
    now = timezone.now()
    grants = Grant.objects.in_force(now).filter(membership=membership)
    emergencies = EmergencyAccess.objects.filter(membership=membership, started_at__lte=now, ends_at__gt=now)
    return (
        *(
            OpenGrant(grant.record_id, grant.opened_parts, emergency=False, reads_only=grant.reads_only)
            for grant in grants.genuine()
        ),
        *(OpenGrant(one.record_id, frozenset(Part), emergency=True) for one in emergencies.genuine()),
    )
