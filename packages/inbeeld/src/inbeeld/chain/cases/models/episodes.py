"""The exploitation itself, in as many episodes as there were; what kind of place, never which."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.querysets import CaseRecordQuerySet
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import LONGEST, CodeField, PartialDate
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .case import Case
from .history import CaseEvent


class Episode(SealedModel):
    """From and until are dates as far as known (EDTF); an empty end is not known, unless it goes on."""

    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="episodes")
    form = CodeField(codes.Form, _("Form of exploitation"), default=codes.Form.UNKNOWN)
    sub_form = CodeField(codes.SubForm, _("More exactly"), default=codes.SubForm.UNKNOWN)
    place = CodeField(codes.PlaceType, _("Type of place"), default=codes.PlaceType.UNKNOWN)
    reach = CodeField(codes.Reach, _("Border"), default=codes.Reach.UNKNOWN)
    began = models.CharField(_("From"), max_length=LONGEST, blank=True)
    ended = models.CharField(_("Until"), max_length=LONGEST, blank=True)
    goes_on = models.BooleanField(_("It still goes on"), default=False)
    # The one that lists show as the form of the case.
    leads = models.BooleanField(_("The most important one"), default=False)
    withdrawn = models.BooleanField(_("This turned out not to be so"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-leads", "began", "at"]
        verbose_name = _("episode of exploitation")
        verbose_name_plural = _("episodes of exploitation")
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(leads=True), name="episode_one_leads")
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.period}".strip()

    @property
    def period(self) -> str:
        """From and until in words; empty when neither is known."""
        began, ended = PartialDate.from_edtf(self.began), PartialDate.from_edtf(self.ended)
        parts = [_now("from %(day)s") % {"day": began}] if began else []
        if self.goes_on:
            parts.append(_now("still going on"))
        elif ended:
            parts.append(_now("until %(day)s") % {"day": ended})
        return ", ".join(parts) if self.goes_on else " ".join(parts)


class FactChange(CaseEvent):
    """What somebody changed of the facts, from what to what; the values lie under the key of the case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="fact_changes")
    episode = models.ForeignKey(Episode, models.CASCADE, null=True, blank=True, related_name="changes")
    values = SealedField(_("Values"))

    class Meta(CaseEvent.Meta):
        verbose_name = _("change of facts")
        verbose_name_plural = _("changes of facts")

    def changed(self) -> dict[str, tuple[Any, Any]]:
        """The value before and after, by the name of the fact."""
        return {name: (before, after) for name, (before, after) in self.reveal("values").items()}
