"""What should be settled in each phase before the next: a versioned set."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.method.codes import Phase
from inbeeld.foundation.records.api import CodeField

from .sets import DatedSet


class CheckSet(DatedSet):
    """The points of all phases that are looked at from a date until a date."""

    class Meta(DatedSet.Meta):
        verbose_name = _("set of points of phases")
        verbose_name_plural = _("sets of points of phases")


class PhaseCheck(models.Model):
    """One point of one phase; its code stays the same from set to set."""

    check_set = models.ForeignKey(CheckSet, models.PROTECT, related_name="points")
    phase = CodeField(Phase, _("Phase"))
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
