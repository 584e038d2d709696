"""Questions about many conferences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps

from inbeeld.foundation.access.api import Action, Actor, Relation
from inbeeld.foundation.vault.api import GuardedQuerySet

if TYPE_CHECKING:
    from .models import Conference  # noqa: F401


class ConferenceQuerySet(GuardedQuerySet["Conference"]):
    def visible_to(self, actor: Actor, case: Any) -> Self:
        """All of a case for its team and in an emergency; for anybody else those to which he was invited."""
        of_case = self.filter(case=case)
        in_emergency = Relation.EMERGENCY in actor.relations(case, Action.CASE_READ)
        if in_emergency or actor.may(Action.SHARING_OVERSEE, case):
            return of_case
        invited = apps.get_model("conferences", "Invitee").objects.filter(
            conference__case=case, membership=actor.membership_id
        )
        return of_case.filter(pk__in=[one.conference_id for one in invited.genuine()])
