"""The two questions of a quarter that no other record answers."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField

from .codes import Daytime, Stay


class ProgressAnswer(models.Model):
    """Where he stayed and what he did by day at the end of a quarter."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="progress_answers")
    quarter = models.DateField(_("First day of the quarter"))
    stay = CodeField(Stay, _("Where he stays"), default=Stay.UNKNOWN)
    daytime = CodeField(Daytime, _("What he does by day"), default=Daytime.UNKNOWN)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["quarter"]
        verbose_name = _("progress of a quarter")
        verbose_name_plural = _("progress of quarters")
        constraints = [models.UniqueConstraint(fields=["case", "quarter"], name="progress_once_per_quarter")]

    def __str__(self) -> str:
        return f"{self.case} {self.quarter}"
