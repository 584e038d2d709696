"""A key with which a system hands in, and what came in with it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.signals.api import Signal
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow


class SystemKeyQuerySet(GuardedQuerySet["SystemKey"]):
    def usable_on(self, day: dt.date) -> SystemKeyQuerySet:
        """Neither revoked nor past their last day, of organisations that are still there."""
        return self.filter(revoked_at__isnull=True, expires_on__gte=day, organisation__closed_on__isnull=True)


class SystemKey(GuardedRow):
    """One system of one organisation. Of the key itself a keyed hash is kept: it is shown once."""

    guarded = ("organisation", "prefix", "secret_mac", "may_hand_in", "may_follow", "expires_on", "revoked_at")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="system_keys")
    label = models.CharField(_("Name of the system"), max_length=60)
    prefix = models.CharField(max_length=8, unique=True, editable=False)
    secret_mac = models.CharField(max_length=64, editable=False)
    may_hand_in = models.BooleanField(_("May hand in signals"), default=True)
    may_follow = models.BooleanField(_("May ask what became of them"), default=True)
    issued_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(_("Last day"))
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[SystemKeyQuerySet] = SystemKeyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-issued_at"]
        constraints = [
            models.CheckConstraint(condition=Q(may_hand_in=True) | Q(may_follow=True), name="key_for_something")
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.prefix}"


class SystemHandIn(GuardedRow):
    """A signal that a system handed in, and under which hashes of its key and its body: the same again is the same."""

    guarded = ("organisation", "idempotency_mac", "body_mac", "key", "signal")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    idempotency_mac = models.CharField(max_length=64, editable=False)
    body_mac = models.CharField(max_length=64, editable=False)
    key = models.ForeignKey(SystemKey, models.PROTECT, related_name="+")
    signal = models.ForeignKey(Signal, models.CASCADE, related_name="system_hand_ins")
    at = models.DateTimeField(default=timezone.now)

    objects = GuardedQuerySet["SystemHandIn"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "idempotency_mac"], name="system_hand_in_once")]

    def __str__(self) -> str:
        return f"{self.signal_id}"
