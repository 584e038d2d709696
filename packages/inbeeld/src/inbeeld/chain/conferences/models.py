"""A conference, who was asked, what was on the agenda, and what was decided; sealed with the key of the case."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.api import CaseAction
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

from .codes import Presence, State, Way
from .querysets import ConferenceQuerySet


class Conference(SealedModel):
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="conferences")
    on = models.DateField(_("On"))
    begins = models.TimeField(_("At"), null=True, blank=True)
    way = CodeField(Way, _("How"), max_length=10)
    # The place, the link or the number.
    where = SealedField(_("Where"), null=True, blank=True)
    state = CodeField(State, max_length=10, default=State.PLANNED)
    called_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    called_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-called_at"]
        verbose_name = _("case conference")
        verbose_name_plural = _("case conferences")
        indexes = [models.Index(fields=["case", "-on"], name="conference_of_case")]

    def __str__(self) -> str:
        return f"{self.case} {self.on}"

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED


class Invitee(GuardedRow, SealedModel):
    """Somebody who was asked: with an account, or from outside and then by his role only."""

    guarded = ("conference", "membership")
    bound_to = ("conference",)

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="invitees")
    membership = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    role = SealedField(_("Role"), null=True, blank=True)
    presence = CodeField(Presence, max_length=10, default=Presence.UNKNOWN, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = GuardedQuerySet["Invitee"].as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["conference", "membership"], name="invited_once")]

    def __str__(self) -> str:
        return f"{self.conference_id} {self.membership_id}"


class AgendaItem(SealedModel):
    """One thing to talk about; it belongs to a part of the case, and who holds that part reads it."""

    bound_to = ("conference", "part")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="items")
    part = models.CharField(max_length=20)
    subject = SealedField(_("Subject"))
    notes = SealedField(_("Notes"), null=True, blank=True)
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.conference_id} {self.position}"


class ConferenceDecision(SealedModel):
    """What was decided about an item; with somebody and a day it is an action of the case as well."""

    bound_to = ("item",)

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="decisions")
    text = SealedField(_("Decision"))
    action = models.OneToOneField(CaseAction, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.at:%Y-%m-%d}"
