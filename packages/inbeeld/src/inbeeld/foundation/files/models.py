"""Documents, sealed in pieces with the key of the case or signal that they belong to."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

from .rules import Kind, Scan, may_be_given

KINDS = [(kind.value, kind.value.upper()) for kind in Kind]
SCANS = [
    (Scan.CLEAN.value, _("No virus found")),
    (Scan.WAITING.value, _("Waiting for the virus scan")),
    (Scan.NONE.value, _("Not scanned for viruses")),
    (Scan.VIRUS.value, _("Virus found")),
]


class StoredFile(GuardedRow, SealedModel):
    """One document: its cleaned copy, and the original where that held no pictures.

    A room keeps a `OneToOneField` to it beside what it knows of the document, and removes both.
    """

    guarded = ("kind", "scan")

    kind = models.CharField(_("Kind"), max_length=10, choices=KINDS)
    size = models.PositiveIntegerField(_("Size"))
    pictures = models.PositiveIntegerField(_("Pictures taken out"), default=0)
    scan = models.CharField(_("Virus scan"), max_length=10, choices=SCANS)
    name = SealedField(_("Name of the file"))
    digest = SealedField(_("Digest of what was sent"))
    at = models.DateTimeField(default=timezone.now)

    objects = GuardedQuerySet["StoredFile"].as_manager()

    class Meta:
        verbose_name = _("document kept")
        verbose_name_plural = _("documents kept")
        indexes = [models.Index(fields=["at"], name="file_waiting", condition=models.Q(scan="waiting"))]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def may_be_given(self) -> bool:
        return self.is_genuine and may_be_given(Scan(self.scan))


class FilePiece(SealedModel):
    """A piece of a document."""

    bound_to = ("file", "copy", "number")

    class Copy(models.TextChoices):
        ORIGINAL = "original", _("Original")
        CLEANED = "cleaned", _("Cleaned copy")

    file = models.ForeignKey(StoredFile, models.CASCADE, related_name="pieces")
    copy = models.CharField(max_length=10, choices=Copy.choices)
    number = models.PositiveIntegerField()
    content = SealedField()

    class Meta:
        verbose_name = _("piece of a document")
        verbose_name_plural = _("pieces of documents")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["file", "copy", "number"], name="file_piece_once")]

    def __str__(self) -> str:
        return f"{self.file_id} {self.copy} {self.number}"
