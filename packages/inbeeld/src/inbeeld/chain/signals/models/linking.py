"""Two signals that somebody laid side by side."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import BlindTerm, SealedField, SealedModel

from .signal import Signal


class SignalLink(SealedModel):
    """Two signals may be about the same person. Linked, never merged: each stays whole, and the link can be undone.

    The reason is sealed with the key of the first; `first` is the one with the lower id, so that a pair is one row.
    """

    bound_to = ("first", "second")

    first = models.ForeignKey(Signal, models.CASCADE, related_name="+")
    second = models.ForeignKey(Signal, models.CASCADE, related_name="+")
    reason = SealedField(null=True)
    linked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField(default=timezone.now)
    unlinked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    unlinked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["second"], name="link_second")]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], condition=Q(unlinked_at__isnull=True), name="signals_linked_once"
            ),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="signals_linked_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} - {self.second_id}"


class SignalDifference(models.Model):
    """Somebody looked at two signals and found that they are not the same: they are not shown as such again."""

    first = models.ForeignKey(Signal, models.CASCADE, related_name="+")
    second = models.ForeignKey(Signal, models.CASCADE, related_name="+")
    told_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["second"], name="difference_second")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="signals_told_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="signals_told_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} - {self.second_id}"


class SignalContactTerm(BlindTerm):
    """A keyed hash of an e-mail address or telephone number that was left: equal ones are found, none can be read."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="contact_terms")

    def __str__(self) -> str:
        return str(self.signal_id)
