"""What was published, kept for good, and what was asked for."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership


class LedgerLine(models.Model):
    """A line of the ledger of releases: each holds the hash of the one before, and none is changed or removed."""

    number = models.PositiveIntegerField(primary_key=True)
    line = models.TextField(editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    mac = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("line of the ledger of releases")
        verbose_name_plural = _("lines of the ledger of releases")

    def __str__(self) -> str:
        return str(self.number)


class Publication(models.Model):
    """A release that somebody asked for: made by the worker, and in the ledger before anybody sees it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Is being made")
        READY = "ready", _("Published")
        REFUSED = "refused", _("Refused")
        FAILED = "failed", _("Not made")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Reason(models.TextChoices):
        ALONE = "alone", _("Whatever is hidden, small counts could be computed from this table")
        BESIDE_OTHERS = "beside_others", _("Beside what was published before, small counts could be computed")
        BUSY = "busy", _("Something else was published at the same moment")
        EMPTY = "empty", _("There is nobody to count in this period")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.CharField(max_length=40)
    period = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    entry = models.PositiveIntegerField(null=True, blank=True)
    # Cells by their codes: to be hidden beside those that the rule hides, and what a refusal offers to hide.
    also_hidden = models.JSONField(default=list)
    offer = models.JSONField(default=list)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.source} {self.period}"
