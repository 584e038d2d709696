"""A signal is offered to the desk of another region, which accepts it or not."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.signals.querysets import PassingQuerySet
from inbeeld.foundation.access.api import Action, Protected, Scope
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .signal import Signal


class Outcome(models.TextChoices):
    WAITING = "waiting", _("Waiting for acceptance")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Taken back")


class SignalPassing(Protected, SealedModel):
    """One desk asks another to take a signal over. Until that accepts, the signal stays where it is.

    The scope is that of the desk that is asked: it sees this request, and of the signal only what stands here.
    """

    guarded = ("signal", "from_organisation", "from_region", "to_organisation", "to_region", "outcome")

    scope: ClassVar[Scope] = Scope(
        kind="signal_passing", read=Action.SIGNAL_READ, organisation="to_organisation", region="to_region"
    )

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="passings")
    from_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    from_region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    to_region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    # It came from there before: the desk gives it back.
    is_return = models.BooleanField(default=False)
    reason = SealedField(null=True)
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    outcome = CodeField(Outcome, max_length=10, default=Outcome.WAITING)
    answer = SealedField(null=True)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[PassingQuerySet] = PassingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["to_organisation", "to_region", "outcome", "due_on"], name="passing_asked"),
            models.Index(fields=["from_organisation", "from_region", "outcome"], name="passing_sent"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["signal"], condition=Q(outcome="waiting"), name="passing_one_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.signal_id} > {self.to_region_id}"

    @property
    def waits(self) -> bool:
        return self.outcome == Outcome.WAITING
