"""A letter: a draft until somebody makes it final; then it is a document."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, CaseRecordQuerySet
from inbeeld.chain.documents.api import CaseDocument
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedRow, SealedField, SealedModel

from . import codes


class Letter(GuardedRow, SealedModel):
    guarded = ("case", "addressee", "parent_confirmed_by", "document")
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="letters")
    template = models.CharField(_("Template"), max_length=40)
    addressee = CodeField(codes.Addressee, _("For whom"))
    receiver = SealedField(_("Name and address of the receiver"), null=True, blank=True)
    subject = SealedField(_("Subject"))
    body = SealedField(_("Text"))
    version = models.PositiveIntegerField(default=1, editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("Changed"), default=timezone.now)
    # A letter to a parent is never made by itself: somebody says that he may get it, and why.
    parent_confirmed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    parent_reason = SealedField(_("Why the parent may get this letter"), null=True, blank=True)
    document = models.OneToOneField(CaseDocument, models.CASCADE, null=True, blank=True, related_name="letter")

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")

    def __str__(self) -> str:
        return f"{self.case} {self.template}"

    @property
    def is_final(self) -> bool:
        return self.document_id is not None

    @property
    def needs_confirmation(self) -> bool:
        confirmed = self.parent_confirmed_by_id is not None and self.is_genuine
        return self.addressee == codes.Addressee.PARENT and not confirmed
