"""Moments of contact, also those that failed: holding on is the work."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, CaseRecordQuerySet
from inbeeld.chain.contacts.codes import ContactKind
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel


class ContactMoment(SealedModel):
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="contacts", db_index=False)
    kind = CodeField(ContactKind, _("How"))
    on = models.DateField(_("On"), default=timezone.localdate)
    succeeded = models.BooleanField(_("There was contact"), default=True)
    note = SealedField(_("Note"), null=True, blank=True)
    struck_at = models.DateTimeField(_("Struck out"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-at", "-id"]
        verbose_name = _("contact moment")
        verbose_name_plural = _("contact moments")
        indexes = [models.Index(fields=["case", "-on", "-at", "-id"], name="contact_newest_first")]

    def __str__(self) -> str:
        return f"{self.case} {self.on}"


class ContactAddition(SealedModel):
    """What somebody added later to a moment of contact."""

    bound_to = ("contact",)

    contact = models.ForeignKey(ContactMoment, models.CASCADE, related_name="additions")
    note = SealedField(_("Addition"))
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]
        verbose_name = _("addition to a contact moment")
        verbose_name_plural = _("additions to contact moments")

    def __str__(self) -> str:
        return f"{self.contact_id} {self.at}"
