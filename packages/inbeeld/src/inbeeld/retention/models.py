"""What was announced to be erased, and what is kept from it."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel


class Announcement(models.Model):
    """A record will be erased on a day; nothing goes that was not announced before."""

    kind = models.CharField(_("Kind"), max_length=20)
    record_id = models.UUIDField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    erase_on = models.DateField(_("Is erased on"))
    announced_on = models.DateField(_("Announced on"), default=timezone.localdate)

    class Meta:
        verbose_name = _("announcement of erasure")
        verbose_name_plural = _("announcements of erasure")
        constraints = [models.UniqueConstraint(fields=["kind", "record_id"], name="announced_once")]
        indexes = [
            models.Index(fields=["erase_on"], name="announced_due"),
            models.Index(fields=["organisation", "erase_on"], name="announced_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.erase_on}"


class HoldQuerySet(GuardedQuerySet["Hold"]):
    def standing(self) -> HoldQuerySet:
        """What is not lifted; one that somebody lifted behind the back of the product stands too."""
        lifted = [hold.pk for hold in self.exclude(lifted_at=None) if hold.is_genuine]
        return self.exclude(pk__in=lifted)


class Hold(GuardedRow, SealedModel):
    """A record stays, with a reason, until somebody lifts this; sealed with the key of the record it keeps."""

    guarded = ("kind", "record_id", "organisation", "review_on", "lifted_at", "lifted_by")
    bound_to = ("record_id",)

    kind = models.CharField(_("Kind"), max_length=20)
    record_id = models.UUIDField(db_index=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = SealedField(_("Why it stays"))
    review_on = models.DateField(_("Look again by"))
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        constraints = [
            models.UniqueConstraint(fields=["kind", "record_id"], condition=models.Q(lifted_at=None), name="held_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.review_on}"

    def is_overdue(self, today: dt.date) -> bool:
        return self.review_on < today
