"""Rows that turned out not to be as the product wrote them: each told once, and looked at by a privacy officer."""

from __future__ import annotations

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership


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
