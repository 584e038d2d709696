"""How a case ended on each life domain, and the two questions that no other record answers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.chain.method.api import Domain
from inbeeld.foundation.records.api import CodeField

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
