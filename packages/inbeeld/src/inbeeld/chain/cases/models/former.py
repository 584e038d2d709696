"""What stood in a record before somebody changed it: kept, so that nothing is lost by correcting."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.querysets import CaseRecordQuerySet
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.vault.fields import SealedField
from inbeeld.foundation.vault.models import SealedModel

from .case import Case


class FormerVersion(SealedModel):
    """The values of one record until `by` changed it."""

    bound_to = ("case", "record_kind", "record_id")

    case = models.ForeignKey(Case, models.CASCADE, related_name="former_versions", db_index=False)
    record_kind = models.CharField(max_length=20)
    record_id = models.UUIDField()
    values = SealedField()
    reason = SealedField(_("Reason"), null=True, blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("former version")
        verbose_name_plural = _("former versions")
        indexes = [models.Index(fields=["case", "record_id", "-at"], name="former_of_record")]

    def __str__(self) -> str:
        return f"{self.record_kind} {self.record_id}"
