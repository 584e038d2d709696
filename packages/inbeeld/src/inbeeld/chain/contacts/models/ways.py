"""How somebody may be reached, and how never; each review is a new record, the newest one holds."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, Review
from inbeeld.foundation.vault.api import SealedField


class ContactWays(Review):
    case = models.ForeignKey(Case, models.CASCADE, related_name="contact_ways")
    never = SealedField(_("Never do this"), null=True, blank=True)
    safe = SealedField(_("Safe ways and times"), null=True, blank=True)
    addressing = SealedField(_("How to address him"), null=True, blank=True)

    class Meta(Review.Meta):
        verbose_name = _("ways to make contact")
        verbose_name_plural = _("ways to make contact")
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="contact_ways_once_per_version")]

    def __str__(self) -> str:
        return f"{self.case} {self.version}"
