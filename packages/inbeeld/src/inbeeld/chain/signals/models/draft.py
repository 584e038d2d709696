"""A signal that somebody with an account has not handed in yet."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.db import models, transaction
from django.utils import timezone

from inbeeld.chain.signals.terms import draft_days
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import SealedField, SealedModel


class SignalDraftQuerySet(models.QuerySet["SignalDraft"]):
    def of(self, membership_id: uuid.UUID) -> SignalDraftQuerySet:
        """What one person is writing, the newest first."""
        found = self.filter(membership_id=membership_id, saved_at__gt=oldest_kept(timezone.now()))
        return found.order_by("-saved_at")

    def too_old(self) -> SignalDraftQuerySet:
        return self.filter(saved_at__lte=oldest_kept(timezone.now()))


def oldest_kept(now: dt.datetime) -> dt.datetime:
    return now - dt.timedelta(days=draft_days(timezone.localdate(now)))


class SignalDraft(SealedModel):
    """What was typed so far, sealed under a key of its own; for the one who types and for nobody else."""

    bound_to = ("membership",)

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    typed = SealedField()
    begun_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[SignalDraftQuerySet] = SignalDraftQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["membership", "-saved_at"], name="draft_own")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def kept_until(self) -> dt.date:
        saved = timezone.localdate(self.saved_at)
        return saved + dt.timedelta(days=draft_days(saved))

    @transaction.atomic
    def forget(self) -> None:
        """Delete it with its key."""
        key = self.data_key
        self.delete()
        key.delete()
