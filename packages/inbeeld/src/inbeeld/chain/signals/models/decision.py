"""What was decided about a signal, and under which case it lies."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

from .signal import Signal


class SignalDecision(SealedModel):
    """What a desk decided, and why; also all that the old desk keeps of a signal that it passed on."""

    bound_to = ("signal",)

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="decisions")
    kind = CodeField(DecisionKind, _("Decision"), max_length=15)
    reason = SealedField(null=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    to_region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "region", "kind", "-decided_at"], name="decision_desk")]

    def __str__(self) -> str:
        return f"{self.signal_id}, {self.kind}"

    @property
    def ends_it(self) -> bool:
        """Passing on moves a signal; every other decision closes it."""
        return self.kind != DecisionKind.PASSED_ON


class SignalCase(GuardedRow):
    """A signal is linked to a case. Linked, never merged: taking the link away leaves both whole."""

    guarded = ("signal", "case", "unlinked_at")

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="case_links")
    case = models.ForeignKey(Case, models.PROTECT, related_name="signal_links")
    linked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField(default=timezone.now)
    unlinked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    unlinked_at = models.DateTimeField(null=True, blank=True)

    objects = GuardedQuerySet["SignalCase"].as_manager()

    class Meta:
        verbose_name = _("signal")
        verbose_name_plural = _("signals")
        constraints = [
            models.UniqueConstraint(
                fields=["signal", "case"], condition=models.Q(unlinked_at__isnull=True), name="linked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.signal_id} > {self.case_id}"
