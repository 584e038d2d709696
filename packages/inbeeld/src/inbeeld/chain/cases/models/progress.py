"""How a case ended on each life domain, and the two questions that no other record answers."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.records.code_field import CodeField

from .case import Case
from .domains import Domain
from .history import Closure


class DomainOutcome(models.Model):
    """How it stood on one life domain when a case was closed."""

    closure = models.ForeignKey(Closure, models.CASCADE, related_name="domain_outcomes")
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="+")
    domain_code = models.SlugField(max_length=40)
    outcome = CodeField(codes.DomainEnd)

    class Meta:
        ordering = ["domain__position"]
        verbose_name = _("outcome on a life domain")
        verbose_name_plural = _("outcomes on life domains")
        constraints = [models.UniqueConstraint(fields=["closure", "domain_code"], name="outcome_once_per_domain")]

    def __str__(self) -> str:
        return f"{self.domain_code} {self.outcome}"


class ProgressAnswer(models.Model):
    """Where he stayed and what he did by day at the end of a quarter."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="progress_answers")
    quarter = models.DateField(_("First day of the quarter"))
    stay = CodeField(codes.Stay, _("Where he stays"), default=codes.Stay.UNKNOWN)
    daytime = CodeField(codes.Daytime, _("What he does by day"), default=codes.Daytime.UNKNOWN)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["quarter"]
        verbose_name = _("progress of a quarter")
        verbose_name_plural = _("progress of quarters")
        constraints = [models.UniqueConstraint(fields=["case", "quarter"], name="progress_once_per_quarter")]

    def __str__(self) -> str:
        return f"{self.case} {self.quarter}"
