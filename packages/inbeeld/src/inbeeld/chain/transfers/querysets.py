"""Questions about transfers."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from inbeeld.foundation.access.api import Action, Actor, Relation, ScopedQuerySet

from .rules import OPEN

if TYPE_CHECKING:
    from .models import Transfer  # noqa: F401 - named in a string below


class TransferQuerySet(ScopedQuerySet["Transfer"]):
    """`visible_to` gives what came in for the actor's team; `sent_by` what his team asked of others."""

    def sent_by(self, actor: Actor) -> Self:
        if not actor.may(Action.TRANSFER_READ):
            return self.none()
        theirs = self.filter(from_organisation=actor.organisation_id).genuine()
        return theirs if actor.region_id is None else theirs.filter(from_region=actor.region_id)

    def known_to(self, actor: Actor) -> Self:
        """Both sides of it."""
        coming, sent = self.visible_to(actor, through=[Relation.TEAM]).unchecked(), self.sent_by(actor).unchecked()
        return self.filter(Q(pk__in=coming.values("pk")) | Q(pk__in=sent.values("pk"))).genuine()

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def settled(self) -> Self:
        return self.exclude(state__in=OPEN)

    def asked(self) -> Self:
        return self.filter(state="asked")

    def waiting_for_sender(self, membership_id: uuid.UUID | None) -> Self:
        """Conditions were named; who coordinates the case has to say yes or take the request back."""
        return self.filter(state="conditions", case__coordinator=membership_id)

    def with_places(self) -> Self:
        return self.select_related(
            "from_organisation", "from_region", "to_organisation", "to_region", "asked_by__user", "answered_by__user"
        )
