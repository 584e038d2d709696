"""What stays of a record that was erased: that it was, when, and why it had to go."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.vault.api import key_provider


class Ground(models.TextChoices):
    TERM = "term", _("Its term was over")
    REQUEST = "request", _("The person asked for it")


class Tombstone(models.Model):
    """Nothing in it leads back to anybody; who still has the number of a record can ask whether it was erased."""

    kind = models.CharField(_("Kind"), max_length=20)
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    ground = models.CharField(_("Why"), max_length=10, choices=Ground.choices)
    term = models.CharField(_("Under which term"), max_length=200, blank=True)
    at = models.DateTimeField(_("Erased"), default=timezone.now)

    class Meta:
        verbose_name = _("mark of an erased record")
        verbose_name_plural = _("marks of erased records")
        indexes = [models.Index(fields=["organisation", "-at"], name="tombstone_latest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"

    @classmethod
    def of(cls, record_id: uuid.UUID) -> Tombstone | None:
        return cls.objects.filter(digest=digest_of(record_id)).first()


def digest_of(record_id: uuid.UUID) -> str:
    """Keyed: whoever holds the table alone cannot try numbers."""
    return key_provider().mac("tombstone", record_id.bytes).hex()
