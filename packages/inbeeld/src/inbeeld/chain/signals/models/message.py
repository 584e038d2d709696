"""What was written back and forth."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from inbeeld.chain.signals.codes import Sender
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .signal import Signal


class SignalMessage(SealedModel):
    """What one side wrote to the other, through the code."""

    bound_to = ("signal", "sender")

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="messages")
    sender = CodeField(Sender, max_length=15)
    author = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    asks = models.BooleanField(default=False)
    text = SealedField(null=True)
    sent_at = models.DateTimeField(default=timezone.now)
    # Keyed hash of the form it was sent with: sending it twice changes nothing.
    submission = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["signal", "sent_at"])]

    def __str__(self) -> str:
        return f"{self.signal_id}, {self.sender}"
