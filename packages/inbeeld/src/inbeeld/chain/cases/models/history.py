"""What happened to a case as a whole: appended, never edited."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.querysets import CaseRecordQuerySet
from inbeeld.chain.method.api import Phase
from inbeeld.foundation.accounts.api import Membership, ReporterType
from inbeeld.foundation.records.api import LONGEST, CodeField, PartialDate
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .case import Case


class CaseEvent(SealedModel):
    """Something that somebody decided about a case, with the reason."""

    bound_to = ("case",)

    case: models.ForeignKey[Case, Case]
    on = models.DateField(_("On"), default=timezone.localdate)
    reason = SealedField(_("Reason"), null=True, blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["-at"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.on}"


class StatusChange(CaseEvent):
    case = models.ForeignKey(Case, models.CASCADE, related_name="status_changes")
    status = CodeField(codes.Status, _("Status"))
    decided_by = CodeField(codes.Decider, _("Decided by"))
    # A formal recognition is something else than what care coordination works with; older rows do not say.
    formal = models.BooleanField(_("Formal recognition"), null=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="correction", editable=False
    )

    class Meta(CaseEvent.Meta):
        verbose_name = _("change of status")
        verbose_name_plural = _("changes of status")


class Detection(CaseEvent):
    """Somebody saw signs: something else than that anybody recognised a victim."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="detections")
    seen_by = CodeField(ReporterType, _("Who saw signs?"))
    seen_on = models.CharField(_("When"), max_length=LONGEST, blank=True)

    class Meta(CaseEvent.Meta):
        verbose_name = _("detection")
        verbose_name_plural = _("detections")

    @property
    def seen(self) -> PartialDate | None:
        return PartialDate.from_edtf(self.seen_on)


class PhaseChange(CaseEvent):
    case = models.ForeignKey(Case, models.CASCADE, related_name="phase_changes")
    before = CodeField(Phase)
    phase = CodeField(Phase, _("Phase"))
    # The codes of the points that were not settled yet when the case went on all the same.
    unsettled = models.JSONField(default=list, blank=True)

    class Meta(CaseEvent.Meta):
        verbose_name = _("change of phase")
        verbose_name_plural = _("changes of phase")


class Closure(CaseEvent):
    """A case was closed; without an outcome: it was opened again."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="closures")
    outcome = CodeField(codes.Outcome, _("Outcome"), blank=True)

    class Meta(CaseEvent.Meta):
        verbose_name = _("closing or reopening")
        verbose_name_plural = _("closings and reopenings")


class Assignment(CaseEvent):
    """The case went to a coordinator."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="assignments")
    coordinator = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta(CaseEvent.Meta):
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
