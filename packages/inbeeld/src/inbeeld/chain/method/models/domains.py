"""Life domains: a versioned set that an installation can change."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .sets import DatedSet


class DomainSet(DatedSet):
    """The life domains that are rated from a date until a date."""

    class Meta(DatedSet.Meta):
        verbose_name = _("set of life domains")
        verbose_name_plural = _("sets of life domains")


class Domain(models.Model):
    """One life domain; its code stays the same from set to set, so that ratings can be followed."""

    domain_set = models.ForeignKey(DomainSet, models.PROTECT, related_name="domains")
    code = models.SlugField(max_length=40)
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name = _("life domain")
        verbose_name_plural = _("life domains")
        constraints = [models.UniqueConstraint(fields=["domain_set", "code"], name="domain_once_per_set")]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_nl


def current_domains() -> list[Domain]:
    """The domains of the set that holds today."""
    held = DomainSet.objects.on(timezone.localdate()).order_by("-version").values("pk")[:1]
    return list(Domain.objects.filter(domain_set__in=held))
