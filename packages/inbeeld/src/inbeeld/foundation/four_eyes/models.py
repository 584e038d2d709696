"""One request for something that cannot be undone, from asking to its end."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action, Actor, Protected, Scope, ScopedQuerySet
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import DataKey, SealedField, SealedModel

from .acts import NO_RECORD, Act, act_of, acts_decided_by, all_acts, deciding_actions


class State(models.TextChoices):
    ASKED = "asked", _("Waits for a second person")
    AGREED = "agreed", _("Agreed, not yet carried out")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Taken back")
    STOPPED = "stopped", _("Stopped")
    LAPSED = "lapsed", _("Lapsed: nobody decided in time")
    DONE = "done", _("Carried out")


GONE = "gone"  # the hindrance of an act whose record is no longer there
OPEN = (State.ASKED, State.AGREED)


class RequestQuerySet(ScopedQuerySet["FourEyesRequest"]):
    def open(self) -> RequestQuerySet:
        return self.filter(state__in=OPEN)

    def to_decide(self, actor: Actor) -> RequestQuerySet:
        """What his role decides on, of other people."""
        reach = Q(pk__in=[])
        for action in deciding_actions():
            within = self.filter(act__in=acts_decided_by(action)).visible_to(actor, action)
            reach |= Q(pk__in=within.unchecked().values("pk"))
        return self.filter(reach).exclude(asked_by__user=actor.user_id).genuine()

    def reachable_by(self, actor: Actor) -> RequestQuerySet:
        """What he asked himself, and what his role decides on; an act of a room that is gone is not shown."""
        decided = self.to_decide(actor).unchecked().values("pk")
        return self.filter(act__in=all_acts()).filter(Q(asked_by__user=actor.user_id) | Q(pk__in=decided)).genuine()


class FourEyesRequest(Protected, SealedModel):
    """Somebody asks for an act that cannot be undone; somebody else decides; the night carries it out.

    It has a key of its own, so that it outlives what it was about.
    """

    guarded = (
        "data_key", "act", "record_id", "organisation", "region", "facts", "asked_by", "asked_at", "decide_from",
        "lapses_at", "state", "decided_by", "decided_at", "carry_out_from", "ended_by", "ended_at", "stopped_for",
    )  # fmt: skip
    bound_to = ("act",)
    scope: ClassVar[Scope] = Scope(
        kind="four_eyes", read=Action.SECOND_FOR_CASES, organisation="organisation", region="region"
    )

    act = models.CharField(max_length=40)
    record_id = models.UUIDField(db_index=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    facts = models.JSONField(default=dict, blank=True)
    reason = SealedField(_("Why"), null=True, blank=True)
    proof = SealedField(_("What shows that it was asked"), null=True, blank=True)
    answer = SealedField(_("Why so decided"), null=True, blank=True)
    state = CodeField(State, _("State"), max_length=10, default=State.ASKED)
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("Asked"), default=timezone.now)
    decide_from = models.DateTimeField(_("Can be decided from"))
    lapses_at = models.DateTimeField(_("Lapses"))
    decided_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("Decided"), null=True, blank=True)
    carry_out_from = models.DateTimeField(_("Carried out from"), null=True, blank=True)
    ended_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(_("Ended"), null=True, blank=True)
    stopped_for = models.CharField(max_length=40, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("request for a second person")
        verbose_name_plural = _("requests for a second person")
        indexes = [
            models.Index(fields=["state", "carry_out_from"], name="four_eyes_due"),
            models.Index(fields=["organisation", "state"], name="four_eyes_organisation"),
        ]

    def __str__(self) -> str:
        known = all_acts().get(self.act)
        return str(known.label) if known else self.act

    @property
    def kind(self) -> Act:
        return act_of(self.act)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def end(self, state: State, *, by: uuid.UUID | None = None, why: str = "") -> None:
        """The caller holds the lock and writes the event."""
        self.state, self.ended_at, self.stopped_for, self.ended_by_id = state, timezone.now(), why, by
        if why == GONE and self.kind.forgets_record:
            self.keep_only_proof()
        self.save()

    def keep_only_proof(self) -> None:
        """Why it was asked and decided goes with what it was about; that it was asked stays. The caller saves."""
        proof, old = self.reveal("proof"), self.data_key
        self.data_key = DataKey.objects.create_key()
        self.reason = self.answer = None
        self.seal(proof=proof)
        self.record_id, self.facts = NO_RECORD, {}
        old.destroy()
