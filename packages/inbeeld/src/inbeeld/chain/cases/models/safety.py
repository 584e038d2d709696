"""What was agreed about safety; each review is a new record, the newest one holds."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.vault.api import SealedField

from .case import Case
from .reviews import Review


class SafetyAgreement(Review):
    case = models.ForeignKey(Case, models.CASCADE, related_name="safety_agreements")
    agreements = SealedField(_("Agreements"))
    danger = SealedField(_("Who is a danger (role, no name)"), null=True, blank=True)
    in_danger = SealedField(_("What to do in danger"), null=True, blank=True)
    # [situation, step] for each; no names.
    steps = SealedField(_("What to do when"), null=True, blank=True)
    still_right = models.BooleanField(default=False)

    class Meta(Review.Meta):
        verbose_name = _("safety agreement")
        verbose_name_plural = _("safety agreements")
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="safety_once_per_version")]

    def __str__(self) -> str:
        return f"{self.case} {self.version}"
