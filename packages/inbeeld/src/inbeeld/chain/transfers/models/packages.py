"""Packages that went to another installation, and that came from one: each once."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import GuardedQuerySet, SealedField, SealedModel

from .installations import KnownInstallation


class PackageSent(SealedModel):
    """Made for one installation. The package itself is not kept: it can be made anew. Its id is the package's id."""

    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="packages_sent")
    to = models.ForeignKey(KnownInstallation, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    with_identity = models.BooleanField(default=False)
    reason = SealedField()
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    # Filled when the receipt came back: the circle is closed.
    received_at = models.DateTimeField(null=True, blank=True)
    receipt_at = models.DateTimeField(null=True, blank=True)

    objects = GuardedQuerySet["PackageSent"].as_manager()

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("package sent")
        verbose_name_plural = _("packages sent")

    def __str__(self) -> str:
        return str(self.pk)


class PackageReceived(SealedModel):
    """Its id is the package's id, so that no package is taken in twice, also after its case was erased."""

    bound_to = ("came_from",)

    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="packages_received")
    came_from = models.ForeignKey(KnownInstallation, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    content = SealedField()
    received_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    received_at = models.DateTimeField(default=timezone.now)

    objects = GuardedQuerySet["PackageReceived"].as_manager()

    class Meta:
        ordering = ["-received_at"]
        verbose_name = _("package received")
        verbose_name_plural = _("packages received")

    def __str__(self) -> str:
        return str(self.pk)
