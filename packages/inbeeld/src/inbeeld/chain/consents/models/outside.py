"""What about a case left the product, and whether its receiver heard that consent is gone."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents import codes
from inbeeld.chain.consents.querysets import RecallQuerySet, SentQuerySet
from inbeeld.foundation.access.api import Ground
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .consent import Consent, ConsentEnd


class SentOutside(SealedModel):
    """Something about a case went to somebody who does not read it here."""

    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="sent_outside")
    kind = CodeField(codes.SentKind, _("What"))
    what = SealedField(_("Which information"))
    to = SealedField(_("To whom"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    purpose = CodeField(codes.Purpose, _("Purpose"), blank=True)
    ground = CodeField(Ground, _("Ground"), blank=True)
    consent = models.ForeignKey(Consent, models.SET_NULL, null=True, blank=True, related_name="sent")
    on = models.DateField(_("On"), default=timezone.localdate)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = SentQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-at"]
        verbose_name = _("sent outside")
        verbose_name_plural = _("sent outside")

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Recall(models.Model):
    """Consent is gone: one receiver outside is still to be told, or was told on a day."""

    end = models.ForeignKey(ConsentEnd, models.CASCADE, related_name="recalls")
    sent = models.ForeignKey(SentOutside, models.CASCADE, related_name="recalls")
    told_on = models.DateField(null=True, blank=True)
    told_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RecallQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["end", "sent"], name="recall_once")]

    def __str__(self) -> str:
        return f"{self.end_id} {self.sent_id}"
