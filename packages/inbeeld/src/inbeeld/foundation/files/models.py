"""Documents, sealed in pieces with the key of the case or signal that they belong to."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

from .in_words import left_out_in_words
from .rules import SENT, FileKind, Form, Scan, may_be_given

KINDS = [
    *((kind.value, kind.value.upper()) for kind in SENT),
    (FileKind.SCAN.value, _("Scan of a paper")),
    (FileKind.TYPED.value, _("Typed over from paper")),
    (FileKind.PRINTED.value, _("Made in Inbeeld")),
]
SCANS = [
    (Scan.CLEAN.value, _("No virus found")),
    (Scan.WAITING.value, _("Waiting for the virus scan")),
    (Scan.NONE.value, _("Not scanned for viruses")),
    (Scan.VIRUS.value, _("Virus found")),
]


class StoredFile(GuardedRow, SealedModel):
    """One document: the text that was understood of it. What was sent is not kept, only its digest.

    A room keeps a `OneToOneField` to it beside what it knows of the document, and removes both.
    """

    guarded = ("kind", "scan", "compared_on")

    kind = models.CharField(_("Kind"), max_length=10, choices=KINDS)
    size = models.PositiveIntegerField(_("Size"))
    left_out = models.JSONField(_("What was left out"), default=dict)
    scan = models.CharField(_("Virus scan"), max_length=10, choices=SCANS)
    name = SealedField(_("Name of the file"))
    digest = SealedField(_("Digest of what was sent"))
    at = models.DateTimeField(default=timezone.now)
    compared_on = models.DateField(_("Compared with the paper"), null=True, blank=True)
    compared_by = SealedField(_("Compared by"), null=True, blank=True)

    objects = GuardedQuerySet["StoredFile"].as_manager()

    class Meta:
        verbose_name = _("document kept")
        verbose_name_plural = _("documents kept")
        indexes = [models.Index(fields=["at"], name="file_waiting", condition=models.Q(scan="waiting"))]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_text(self) -> bool:
        """Whether its text is kept, which can be shown and worked on; a PDF that was printed here is only given."""
        return self.kind != FileKind.PRINTED

    @property
    def forms(self) -> list[Form]:
        return list(Form) if self.is_text else [Form.PDF]

    @property
    def is_to_be_compared(self) -> bool:
        """Whether a computer read its text from a scan, and nobody compared it with the paper yet."""
        return self.kind == FileKind.SCAN and not self.is_compared

    @property
    def is_compared(self) -> bool:
        """Nobody believes a comparison that somebody wrote into the database."""
        return self.compared_on is not None and self.is_genuine

    @property
    def comparison(self) -> str:
        """Who compared it, and when; empty as long as nobody did."""
        if self.compared_on is None or not self.is_genuine:
            return ""
        said = {"who": self.reveal("compared_by") or "", "day": date_format(self.compared_on, "DATE_FORMAT")}
        return gettext("Compared with the paper by %(who)s on %(day)s.") % said

    @property
    def left_out_in_words(self) -> list[str]:
        return left_out_in_words(self.left_out)

    @property
    def may_be_given(self) -> bool:
        return self.is_genuine and may_be_given(Scan(self.scan))


class FilePiece(SealedModel):
    """A piece of a document."""

    bound_to = ("file", "number")

    file = models.ForeignKey(StoredFile, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = SealedField()

    class Meta:
        verbose_name = _("piece of a document")
        verbose_name_plural = _("pieces of documents")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="file_piece_once")]

    def __str__(self) -> str:
        return f"{self.file_id} {self.number}"
