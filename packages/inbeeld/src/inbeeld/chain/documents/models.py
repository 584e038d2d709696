"""A document of a case, in versions; and what of it left the house."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, CaseRecordQuerySet
from inbeeld.chain.consents.api import SentOutside
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.files.api import FileKind, StoredFile
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

from . import codes

LATE = dt.timedelta(minutes=10)


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

    @property
    def lacks_paper(self) -> bool:
        """Whether it is a scan of a paper of which nobody said where it is kept."""
        return self.file.kind == FileKind.SCAN and not self.paper


class DocumentReading(GuardedRow, SealedModel):
    """A file that was handed in and is read by the worker, or could not be read; what was typed with it is kept.

    What it becomes bears its primary key, so however often it is read, one document comes of it.
    """

    guarded = ("case", "document", "kind", "by", "size")
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="readings")
    document = models.ForeignKey(CaseDocument, models.CASCADE, null=True, related_name="readings")  # of a new version
    kind = CodeField(codes.DocumentKind, _("Kind"))
    title = SealedField(_("Title"))
    paper = SealedField(_("Where the paper is kept"), null=True, blank=True)
    name = SealedField(_("Name of the file"))
    size = models.PositiveIntegerField(_("Size"))
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Added"), default=timezone.now, db_index=True)
    state = CodeField(codes.ReadingState, _("State"), default=codes.ReadingState.READING)
    refusal = models.CharField(max_length=20, blank=True)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("document that is being read")
        verbose_name_plural = _("documents that are being read")

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"

    @property
    def is_late(self) -> bool:
        return self.state == codes.ReadingState.READING and timezone.now() - self.at > LATE


class ReadingPiece(SealedModel):
    """A piece of the file as it was sent, until it was read: in no back-up, and gone at the end."""

    bound_to = ("reading", "number")

    reading = models.ForeignKey(DocumentReading, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = SealedField()

    class Meta:
        verbose_name = _("piece of a file that is being read")
        verbose_name_plural = _("pieces of files that are being read")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["reading", "number"], name="reading_piece_once")]

    def __str__(self) -> str:
        return f"{self.reading_id} {self.number}"


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
