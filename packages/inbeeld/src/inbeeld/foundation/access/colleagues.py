"""With whom somebody works at one desk."""

from __future__ import annotations

from django.utils import timezone

from inbeeld.foundation.accounts.api import Membership, Role

from .actor import Actor


def colleagues_of(actor: Actor) -> list[Membership]:
    """The coordinators with whom the actor shares a desk today; of who works everywhere, those of every region."""
    found = Membership.objects.on(timezone.localdate()).filter(
        organisation_id=actor.organisation_id, role=Role.COORDINATOR, user__is_active=True
    )
    return sorted(
        (
            one
            for one in found.select_related("user")
            if actor.region_id is None or one.region_id in {None, actor.region_id}
        ),
        key=lambda one: (one.user.name.casefold(), str(one.pk)),
    )
