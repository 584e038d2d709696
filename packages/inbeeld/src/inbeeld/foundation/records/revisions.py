"""What stood in a record before somebody changed it: kept, so that nothing is lost by correcting."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import SealedField, SealedModel


class Revision(SealedModel):
    """The values of one record until `by` changed it; a room says to what its revisions belong."""

    record_kind = models.CharField(max_length=20)
    record_id = models.UUIDField()
    values = SealedField()
    reason = SealedField(_("Reason"), null=True, blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["-at"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")

    def __str__(self) -> str:
        return f"{self.record_kind} {self.record_id}"

    def keep(self, record: models.Model, values: dict[str, Any], *, reason: str = "") -> None:
        """Keep what `record` said until now; the caller holds the lock and records the event."""
        self.record_kind, self.record_id = str(record._meta.model_name), record.pk
        self.seal(values=values, reason=reason or None)
        self.save(force_insert=True)
