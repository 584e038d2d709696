"""How it goes on each life domain, over time."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, CaseRecordQuerySet
from inbeeld.chain.method.api import Domain
from inbeeld.chain.plan.codes import Level
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel


class DomainRating(SealedModel):
    """How somebody managed on one life domain on a day, as one professional judged it."""

    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="ratings")
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="+")
    domain_code = models.SlugField(max_length=40)
    level = CodeField(Level, _("Level"))
    reason = SealedField(_("Reason"))
    # How he sees it himself: it may differ, and it may be absent.
    own_level = CodeField(Level, _("How he sees it himself"), blank=True)
    own_words = SealedField(_("In his own words"), null=True, blank=True)
    on = models.DateField(_("On"), default=timezone.localdate)
    newest = models.BooleanField(default=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-at"]
        verbose_name = _("rating of a life domain")
        verbose_name_plural = _("ratings of life domains")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "domain_code"], condition=models.Q(newest=True), name="rating_one_newest"
            )
        ]
        indexes = [models.Index(fields=["case", "domain_code", "-on", "-at"], name="rating_of_domain")]

    def __str__(self) -> str:
        return f"{self.case} {self.domain_code} {self.on}"
