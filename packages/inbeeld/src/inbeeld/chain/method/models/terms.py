"""The working terms that an organisation keeps itself to: dated, each with the decision behind it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.method.querysets import WorkTermsQuerySet
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.agreed.api import FROM_THE_BEGINNING


class WorkTerms(models.Model):
    """What holds from a day on, for one organisation; without one, for every organisation that has none of its own."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField(_("Holds from"), default=timezone.localdate)
    contact_within_days = models.PositiveSmallIntegerField(_("Days without contact before a case asks for attention"))
    safety_review_days = models.PositiveSmallIntegerField(_("Days within which safety is looked at again"))
    old_after_days = models.PositiveSmallIntegerField(_("Days after which information is shown as old"))
    source = models.CharField(_("Source or decision"), max_length=300)
    by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = WorkTermsQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "-at"]
        verbose_name = _("working terms")
        verbose_name_plural = _("working terms")

    def __str__(self) -> str:
        return f"{self.organisation_id or '-'} {self.valid_from}"

    @property
    def since(self) -> str:
        """From when they hold, in words."""
        return str(_("the beginning")) if self.valid_from == FROM_THE_BEGINNING else date_format(self.valid_from)
