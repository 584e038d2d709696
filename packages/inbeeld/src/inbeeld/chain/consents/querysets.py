"""Questions about consents, what left the house, and who was told."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from inbeeld.chain.cases.api import CaseRecordQuerySet
from inbeeld.foundation.vault.api import GuardedQuerySet

if TYPE_CHECKING:
    from .models import AccessNotice, Consent, Recall, SentOutside  # noqa: F401 - named in strings below


class ConsentQuerySet(CaseRecordQuerySet["Consent"]):
    def standing(self, on: dt.date) -> Self:
        """Given, not withdrawn, and not past its last day."""
        open_end = Q(until_on__isnull=True) | Q(until_on__gte=on)
        return self.filter(open_end, answer="given", from_on__lte=on, ended_at__isnull=True, end__isnull=True).genuine()

    def run_out(self, on: dt.date) -> Self:
        """Past the last day, and not written off yet."""
        return self.filter(answer="given", until_on__lt=on, end__isnull=True)

    def about(self, purpose: str, receiver_id: uuid.UUID | None = None) -> Self:
        return self.filter(purpose=purpose, receiver=receiver_id)


class SentQuerySet(CaseRecordQuerySet["SentOutside"]):
    def resting_on(self, consent: Consent) -> Self:
        """What went out on this consent, or to its receiver, or (without a receiver) for its purpose."""
        found = Q(consent=consent)
        if consent.receiver_id is not None:
            found |= Q(organisation=consent.receiver_id)
        elif consent.purpose != "help":
            found |= Q(purpose=consent.purpose, consent__isnull=True)
        return self.filter(found, case=consent.case_id)


class NoticeQuerySet(QuerySet["AccessNotice"]):
    def unseen_by(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(membership=membership_id, seen_at__isnull=True)


class RecallQuerySet(GuardedQuerySet["Recall"]):
    def to_do(self) -> Self:
        return self.filter(told_on__isnull=True)

    def of_coordinator(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(sent__case__coordinator=membership_id)

    def with_what(self) -> Any:
        return self.select_related("sent__data_key", "sent__organisation", "sent__by__user", "told_by__user")
