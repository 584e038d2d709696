"""What should be settled in each phase before the next: a versioned set, and how it stands in a case."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.querysets import CaseRecordQuerySet
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.records.code_field import CodeField
from inbeeld.foundation.vault.fields import SealedField
from inbeeld.foundation.vault.models import SealedModel

from .case import Case
from .versions import DatedSet


class CheckSet(DatedSet):
    """The points of all phases that are looked at from a date until a date."""

    class Meta(DatedSet.Meta):
        verbose_name = _("set of points of phases")
        verbose_name_plural = _("sets of points of phases")


class PhaseCheck(models.Model):
    """One point of one phase; its code stays the same from set to set."""

    check_set = models.ForeignKey(CheckSet, models.PROTECT, related_name="points")
    phase = CodeField(codes.Phase, _("Phase"))
    code = models.SlugField(max_length=60)
    text_nl = models.CharField(max_length=200)
    text_en = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name = _("point of a phase")
        verbose_name_plural = _("points of phases")
        constraints = [models.UniqueConstraint(fields=["check_set", "phase", "code"], name="check_once_per_set")]

    def __str__(self) -> str:
        return self.text_en if get_language() == "en" else self.text_nl


class CheckAnswer(SealedModel):
    """How a point stood on a day; the newest one holds."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="check_answers")
    point = models.ForeignKey(PhaseCheck, models.PROTECT, related_name="+")
    phase = CodeField(codes.Phase)
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
