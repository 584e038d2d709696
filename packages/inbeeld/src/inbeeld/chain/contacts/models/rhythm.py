"""How often there is to be contact in a case, and when that rests."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, CaseEvent


class ContactRhythm(CaseEvent):
    """What was agreed about contact: every so many days (none: as the organisation does), resting until a day."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="rhythms")
    every_days = models.PositiveSmallIntegerField(_("Contact every so many days"), null=True, blank=True)
    paused_until = models.DateField(_("Rests until"), null=True, blank=True)

    class Meta(CaseEvent.Meta):
        verbose_name = _("rhythm of contact")
        verbose_name_plural = _("rhythms of contact")
