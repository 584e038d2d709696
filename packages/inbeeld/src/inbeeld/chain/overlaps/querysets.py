"""Questions about overlaps."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from inbeeld.foundation.vault.api import GuardedQuerySet

if TYPE_CHECKING:
    from .models import Overlap  # noqa: F401 - named in a string below


class OverlapQuerySet(GuardedQuerySet["Overlap"]):
    def of_case(self, case_id: uuid.UUID) -> Self:
        """Seen from this case, or put before its team."""
        return self.filter(Q(case=case_id) | Q(other=case_id))

    def waiting_for(self, membership_id: uuid.UUID | None) -> Self:
        """Questions of another team about the cases of a coordinator."""
        return self.filter(state="asked", other__coordinator=membership_id).genuine()

    def with_people(self) -> Self:
        return self.select_related(
            "case", "other", "data_key", "asked_by__user", "asked_by__organisation", "answered_by__user"
        )
