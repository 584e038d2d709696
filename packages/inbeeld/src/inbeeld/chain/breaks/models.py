"""Days on which help ends by itself, and what must be arranged before."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, codes
from inbeeld.chain.plan.api import CaseAction
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField, PartialDate
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .codes import BreakKind, BreakState
from .querysets import BreakQuerySet


class CaseBreak(SealedModel):
    """`on` is the first day it may be: of an eighteenth birthday no more than the month is kept outside the vault."""

    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="breaks", db_index=False)
    kind = CodeField(BreakKind, _("What ends?"))
    on = models.DateField(_("On"))
    known_to = CodeField(codes.Exactness, max_length=10, default=codes.Exactness.DAY)
    state = CodeField(BreakState, _("How does it stand?"), max_length=10, default=BreakState.AHEAD)
    note = SealedField(_("Note"), null=True, blank=True)
    # The fewest months ahead at which the coordinator was told.
    announced_months = models.PositiveSmallIntegerField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = BreakQuerySet.as_manager()

    class Meta:
        ordering = ["on", "at"]
        verbose_name = _("break ahead")
        verbose_name_plural = _("breaks ahead")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(kind="eighteen"), name="break_one_eighteenth_birthday"
            )
        ]
        indexes = [
            models.Index(fields=["case", "state", "on"], name="break_of_case"),
            models.Index(fields=["state", "on"], name="break_ahead"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.when}"

    @property
    def when(self) -> PartialDate:
        """As exactly as it is known here."""
        month = None if self.known_to == codes.Exactness.YEAR else self.on.month
        return PartialDate(self.on.year, month, self.on.day if self.known_to == codes.Exactness.DAY else None)

    def days_left(self, today: dt.date) -> int:
        return (self.on - today).days


class BreakPoint(models.Model):
    """One thing to arrange before a break; what it says stands in the agreements, by its code."""

    of = models.ForeignKey(CaseBreak, models.CASCADE, related_name="points")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    action = models.ForeignKey(CaseAction, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position"]
        verbose_name = _("point to arrange before a break")
        verbose_name_plural = _("points to arrange before a break")
        constraints = [models.UniqueConstraint(fields=["of", "code"], name="break_point_once")]

    def __str__(self) -> str:
        return self.code
