"""Access that was opened to somebody, for a purpose, until a moment."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

from .rules import Part


class Ground(models.TextChoices):
    """On what a grant rests."""

    CONSENT = "consent", _("Consent")
    LEGAL_DUTY = "legal_duty", _("Legal duty")
    PUBLIC_TASK = "public_task", _("Public task")
    VITAL_INTEREST = "vital_interest", _("Vital interest")


class EndCause(models.TextChoices):
    """Why a grant was closed before its last day, or was not renewed after it."""

    BY_HAND = "by_hand", _("Ended by the coordinator")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("Consent withdrawn")
    CONSENT_ENDED = "consent_ended", _("Consent ended")
    CASE_TRANSFERRED = "case_transferred", _("Case went to another region")
    CASE_ERASED = "case_erased", _("The case no longer exists")


class GrantQuerySet(GuardedQuerySet["Grant"]):
    def of(self, record: Any) -> GrantQuerySet:
        """Everything that was ever opened of one record."""
        return self.filter(record_kind=record.scope.kind, record_id=record.pk)

    def in_force(self, at: dt.datetime) -> GrantQuerySet:
        return self.filter(Q(revoked_at__isnull=True) | Q(revoked_at__gt=at), starts_at__lte=at, ends_at__gt=at)


class Grant(GuardedRow, SealedModel):
    """Chosen parts of one record are open to one membership, for a purpose, on a ground, until a moment.

    Sealed with the key of the record: what it was for goes when the record goes.
    """

    bound_to = ("record_id", "membership")
    guarded = (
        "data_key", "record_kind", "record_id", "membership", "parts", "reads_only", "ground", "consent_id",
        "starts_at", "ends_at", "granted_by", "revoked_at", "ended_by", "end_cause",
    )  # fmt: skip

    record_kind = models.CharField(max_length=20)
    record_id = models.UUIDField()
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="grants")
    parts = models.JSONField(default=list)
    reads_only = models.BooleanField(default=False)
    team_role = models.CharField(_("Role in the team"), max_length=30, blank=True)
    purpose = SealedField(_("Purpose"))
    ground = models.CharField(_("Ground"), max_length=20, choices=Ground.choices)
    # The consent that the ground rests on; a room above keeps it.
    consent_id = models.UUIDField(null=True, blank=True, db_index=True)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    granted_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    # The day on which the holder was told that this will end.
    announced_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    end_cause = models.CharField(max_length=20, choices=EndCause.choices, blank=True)
    end_note = SealedField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["membership", "ends_at"], name="grant_holder"),
            models.Index(fields=["record_kind", "record_id"], name="grant_record"),
        ]

    def __str__(self) -> str:
        return f"{self.record_kind} > {self.membership_id}"

    @property
    def opened_parts(self) -> frozenset[Part]:
        return frozenset(Part(part) for part in self.parts)

    def revoke(
        self, at: dt.datetime, *, cause: str = EndCause.BY_HAND, by: uuid.UUID | None = None, note: str = ""
    ) -> None:
        self.revoked_at, self.end_cause, self.ended_by_id = at, cause, by
        if note:
            self.seal(end_note=note)
        self.save(update_fields=["revoked_at", "end_cause", "ended_by", "end_note"])

    def extend(self, until: dt.datetime) -> None:
        """Until another moment; its end will be announced anew."""
        self.ends_at, self.announced_on = until, None
        self.save(update_fields=["ends_at", "announced_on"])


class EmergencyAccess(GuardedRow, SealedModel):
    """Somebody opened a record that was not open to him, with a reason, for an hour; the privacy officer is told."""

    bound_to = ("record_id", "membership")
    guarded = (
        "data_key", "record_kind", "record_id", "membership", "organisation", "started_at", "ends_at", "reviewed_by",
        "reviewed_at",
    )  # fmt: skip

    record_kind = models.CharField(max_length=20)
    record_id = models.UUIDField()
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="emergencies")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = SealedField()
    started_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = GuardedQuerySet["EmergencyAccess"].as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["membership", "ends_at"], name="emergency_holder"),
            models.Index(fields=["organisation", "-started_at"], name="emergency_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.record_kind} > {self.membership_id}"

    def review(self, *, by: uuid.UUID, at: dt.datetime) -> None:
        """The privacy officer has looked at the reason."""
        self.reviewed_by_id = by
        self.reviewed_at = at
        self.save(update_fields=["reviewed_by", "reviewed_at"])
