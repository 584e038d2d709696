"""A document that came with a signal, or with a reply."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from inbeeld.foundation.files.api import StoredFile
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow

from .message import SignalMessage
from .signal import Signal


class SignalAttachment(GuardedRow):
    """Which document lies under which signal; what is in it is sealed with the key of the signal."""

    guarded = ("signal", "message", "file")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    signal = models.ForeignKey(Signal, models.CASCADE, related_name="attachments")
    message = models.ForeignKey(SignalMessage, models.CASCADE, null=True, blank=True, related_name="attachments")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = GuardedQuerySet["SignalAttachment"].as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["signal", "number"], name="attachment_number_once")]

    def __str__(self) -> str:
        return f"{self.signal_id}, {self.number}"
