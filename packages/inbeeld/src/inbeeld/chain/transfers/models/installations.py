"""The keys of this installation, and the public keys of others."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel


class InstallationKey(GuardedRow, SealedModel):
    """The pair of keys that opens packages and the pair that signs them; the secret halves are sealed by the vault."""

    guarded = ("public", "in_use")

    public = models.CharField(max_length=300)
    secret = SealedField()
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    in_use = models.BooleanField(default=True)

    objects = GuardedQuerySet["InstallationKey"].as_manager()

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("key of this installation")
        verbose_name_plural = _("keys of this installation")
        constraints = [
            models.UniqueConstraint(
                fields=["in_use"], condition=models.Q(in_use=True), name="installation_key_one_in_use"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class KnownInstallation(GuardedRow):
    """Another installation, whose public key somebody compared by telephone."""

    guarded = ("name", "public", "ended_at")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("Name"), max_length=120)
    public = models.CharField(_("Public key"), max_length=300, unique=True)
    compared_with = models.CharField(_("Compared by telephone with"), max_length=150)
    registered_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GuardedQuerySet["KnownInstallation"].as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("other installation")
        verbose_name_plural = _("other installations")

    def __str__(self) -> str:
        return self.name
