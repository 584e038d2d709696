"""A document of a case, in versions; and what of it left the house."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, CaseRecordQuerySet
from inbeeld.chain.consents.api import SentOutside
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.files.api import StoredFile
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

from . import codes


class CaseDocument(GuardedRow, SealedModel):
    """Numbered within its case. One that was removed keeps its number and the reason, and nothing else."""

    guarded = ("case", "removed_at")
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="documents")
    number = models.PositiveIntegerField(_("Number"))
    kind = CodeField(codes.DocumentKind, _("Kind"))
    title = SealedField(_("Title"), null=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Added"), default=timezone.now)
    removed_at = models.DateTimeField(_("Removed"), null=True, blank=True)
    removed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    removal_reason = SealedField(_("Why it was removed"), null=True, blank=True)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="document_number_once")]

    def __str__(self) -> str:
        return f"{self.case} {self.number}"


class DocumentVersion(GuardedRow, SealedModel):
    guarded = ("document", "number", "file")
    bound_to = ("document",)

    document = models.ForeignKey(CaseDocument, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("Version"))
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name=_("Document"))
    paper = SealedField(_("Where the paper is kept"), null=True, blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Added"), default=timezone.now)

    objects = GuardedQuerySet["DocumentVersion"].as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.number}"


class Dispatch(models.Model):
    """A version of a document left the house; to whom and why stands where all that left is kept."""

    sent = models.OneToOneField(SentOutside, models.CASCADE, related_name="dispatch")
    document = models.ForeignKey(CaseDocument, models.CASCADE, related_name="dispatches")
    version = models.PositiveIntegerField(_("Version"))
    how = CodeField(codes.SentBy, _("How"))

    class Meta:
        ordering = ["-sent__on", "-id"]
        verbose_name = _("dispatch")
        verbose_name_plural = _("dispatches")

    def __str__(self) -> str:
        return f"{self.document_id} {self.version}"
