"""Rows that turned out not to be as the product wrote them: each told once, and looked at by a privacy officer."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow


class ForgedRowQuerySet(QuerySet["ForgedRow"]):
    def waiting(self) -> ForgedRowQuerySet:
        return self.filter(looked_at__isnull=True)


class ForgedRow(models.Model):
    """Which row of which table; nothing of what stands in it."""

    label = models.CharField(max_length=80)
    key = models.CharField(max_length=64)
    found_at = models.DateTimeField(_("Found"), default=timezone.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ForgedRowQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at"]
        verbose_name = _("changed row")
        verbose_name_plural = _("changed rows")
        constraints = [models.UniqueConstraint(fields=["label", "key"], name="forged_row_once")]

    def __str__(self) -> str:
        return f"{self.label} {self.key}"


class LogPurge(GuardedRow):
    """Somebody asks to remove what is past its term from the log; somebody else decides, and it bears a MAC."""

    guarded = ("before", "asked_by", "asked_at", "decided_by", "decided_at", "agreed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    before = models.DateTimeField(_("Entries from before"))
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)
    removed = models.PositiveIntegerField(null=True, blank=True)

    objects = GuardedQuerySet["LogPurge"].as_manager()

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("removal from the audit log")
        verbose_name_plural = _("removals from the audit log")

    def __str__(self) -> str:
        return f"{self.before:%Y-%m-%d}"

    @property
    def was_decided_by_two(self) -> bool:
        """Agreed by another person than the one who asked, and written so by the product."""
        if not self.agreed or self.decided_by is None or not self.is_genuine:
            return False
        return self.decided_by.user_id != self.asked_by.user_id
