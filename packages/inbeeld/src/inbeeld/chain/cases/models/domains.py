"""Life domains: a versioned set that an installation can change, and the ratings on them over time."""

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


class DomainRating(SealedModel):
    """How somebody managed on one life domain on a day, as one professional judged it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="ratings")
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="+")
    domain_code = models.SlugField(max_length=40)
    level = CodeField(codes.Level, _("Level"))
    reason = SealedField(_("Reason"))
    # How he sees it himself: it may differ, and it may be absent.
    own_level = CodeField(codes.Level, _("How he sees it himself"), blank=True)
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
