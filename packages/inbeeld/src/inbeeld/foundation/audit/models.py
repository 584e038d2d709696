"""The log of who saw and did what: only ever added to, each entry chained to the one before."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.vault.api import DataKey, SealedField

from .sealed_reason import open_reason

HAS_DOSSIER = Q(dossier_id__isnull=False)
HAS_OWNER = Q(owner_id__isnull=False)


class Outcome(models.TextChoices):
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    ROLLED_BACK = "rolled_back", _("not carried through")


class AuditEntry(models.Model):
    """One thing that somebody saw, did or was refused. Plain values only: it outlives what it tells of."""

    sequence = models.BigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("moment"))
    event = models.CharField(_("event"), max_length=64)
    group = models.CharField(_("group"), max_length=32)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, default=Outcome.DONE)
    user_id = models.UUIDField(_("user"), null=True)
    membership_id = models.UUIDField(_("membership"), null=True)
    role = models.CharField(_("role"), max_length=32, blank=True)
    organisation_id = models.UUIDField(_("organisation"), null=True)
    record_kind = models.CharField(_("kind of record"), max_length=64, blank=True)
    record_id = models.UUIDField(_("record"), null=True)
    dossier_id = models.UUIDField(_("case or signal"), null=True)
    owner_id = models.UUIDField(_("organisation of the record"), null=True)
    fields = models.JSONField(_("fields"), default=list)
    reason = SealedField(_("reason"), null=True)
    reason_key = models.ForeignKey(DataKey, models.PROTECT, null=True, related_name="+", db_index=False)
    request_id = models.UUIDField(_("request"), null=True)
    rows = models.JSONField(_("revisions of guarded rows"), default=list)
    previous_mac = models.BinaryField(_("seal of the entry before"))
    mac = models.BinaryField(_("seal"))

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        # Each list of the privacy officer runs along one of these, newest first.
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user_id", "at", "sequence"], name="audit_user"),
            models.Index(fields=["dossier_id", "at", "sequence"], name="audit_dossier", condition=HAS_DOSSIER),
            models.Index(fields=["organisation_id", "at", "sequence"], name="audit_organisation"),
            models.Index(fields=["organisation_id", "group", "at", "sequence"], name="audit_organisation_group"),
            models.Index(fields=["owner_id", "at", "sequence"], name="audit_owner", condition=HAS_OWNER),
            models.Index(fields=["owner_id", "group", "at", "sequence"], name="audit_owner_group", condition=HAS_OWNER),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.event}"

    def reveal_reason(self) -> str:
        """Why it was done, in the words of who did it; empty when none was asked."""
        return open_reason(self)


class AuditHead(models.Model):
    """Where the chain ends: one row, locked by whoever adds to the log."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField(_("last number"), default=0)
    mac = models.BinaryField(_("seal of the last entry"), default=bytes)
    seal = models.BinaryField(_("seal of this row"), default=bytes)
    data_key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("end of the audit log")
        verbose_name_plural = _("end of the audit log")

    def __str__(self) -> str:
        return f"audit log up to {self.sequence}"


class AuditPurge(models.Model):
    """Entries up to a number were removed because their term was over; the triggers let no other one go."""

    up_to = models.BigIntegerField(_("up to number"), primary_key=True)
    last_mac = models.BinaryField(_("seal of the last entry removed"))
    at = models.DateTimeField(_("moment"), default=timezone.now)
    mac = models.BinaryField(_("seal"))

    class Meta:
        verbose_name = _("purge of the audit log")
        verbose_name_plural = _("purges of the audit log")

    def __str__(self) -> str:
        return f"purged up to {self.up_to}"


class AuditVerification(models.Model):
    """The chain was walked from end to end, and this was found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("moment"), default=timezone.now, db_index=True)
    entries = models.BigIntegerField(_("entries"))
    last_sequence = models.BigIntegerField(_("last number"))
    problems = models.JSONField(_("problems"), default=list)

    class Meta:
        verbose_name = _("verification of the audit log")
        verbose_name_plural = _("verifications of the audit log")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {'intact' if self.intact else 'not intact'}"

    @property
    def intact(self) -> bool:
        found: list[Any] = self.problems
        return not found
