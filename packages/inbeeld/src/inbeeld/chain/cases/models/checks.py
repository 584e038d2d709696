"""What should be settled in each phase before the next: a versioned set, and how it stands in a case."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.querysets import CaseRecordQuerySet
from inbeeld.chain.method.api import Phase, PhaseCheck
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .case import Case


class CheckAnswer(SealedModel):
    """How a point stood on a day; the newest one holds."""

    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="check_answers")
    point = models.ForeignKey(PhaseCheck, models.PROTECT, related_name="+")
    phase = CodeField(Phase)
    code = models.SlugField(max_length=60)
    state = CodeField(codes.CheckState, _("State"), max_length=12)
    note = SealedField(_("Note"), null=True, blank=True)
    newest = models.BooleanField(default=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("state of a point")
        verbose_name_plural = _("states of points")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "phase", "code"], condition=models.Q(newest=True), name="check_one_newest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.phase} {self.code}"
