"""An import from its upload to its undoing, and an export from its asking to its end."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.access.api import Action, Protected, Scope, ScopedQuerySet
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

# A table that waits, an import that can be undone and a file that was made are kept no longer than this.
WAITING_DAYS = 7
UNDO_DAYS = 30
FILE_HOURS = 24
STALLED = dt.timedelta(minutes=2)


class Job(Protected, SealedModel):
    """What is asked by one member, done in the background, and seen by him alone."""

    guarded: ClassVar[tuple[str, ...]] = ("organisation", "region", "by")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", null=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    moved_at = models.DateTimeField(default=timezone.now)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def has_stalled(self) -> bool:
        """Whether its task seems to have died: it can be started again and goes on where it was."""
        return timezone.now() - self.moved_at > STALLED

    @transaction.atomic
    def forget(self) -> None:
        """Delete it with its key."""
        key = self.data_key
        self.delete()
        key.delete()


class ImportQuerySet(ScopedQuerySet["CaseImport"]):
    """Imports."""


class CaseImport(Job):
    """A spreadsheet of cases that ran before they came here."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being prepared")
        READING = "reading", _("Being read")
        RUNNING = "running", _("Busy")
        DONE = "done", _("Done")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    scope: ClassVar[Scope] = Scope(
        kind="case_import", read=Action.CASE_IMPORT, owner="by", organisation="organisation", region="region"
    )

    state = CodeField(State, max_length=10, default=State.WAITING)
    name = SealedField()
    headings = SealedField()
    mapping = SealedField(null=True)
    faults = SealedField(null=True)
    # Rows that may be cases already, with what they look like; they are passed over unless they were chosen.
    alike = SealedField(null=True)
    # Rows that tell of nobody, such as totals; they are passed over unless they were chosen.
    left_out = SealedField(null=True)
    refused = models.PositiveIntegerField(default=0)
    checked = models.BooleanField(default=False)
    stayed = models.PositiveIntegerField(default=0)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of cases")
        verbose_name_plural = _("imports of cases")


class ImportPiece(SealedModel):
    """Some rows that wait; erased as soon as they were read into cases."""

    bound_to = ("job", "number")

    job = models.ForeignKey(CaseImport, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    rows = SealedField()
    numbers = SealedField(null=True)  # of the rows, as people see them in the spreadsheet

    class Meta:
        ordering = ["number"]
        verbose_name = _("rows that wait for import")
        verbose_name_plural = _("rows that wait for import")

    def __str__(self) -> str:
        return f"{self.job_id} {self.number}"


class ImportedCase(GuardedRow):
    """Which row became which case, and what hung on the case at that moment: what is more was added since."""

    guarded = ("job", "case", "hung")

    job = models.ForeignKey(CaseImport, models.CASCADE, related_name="imported")
    case = models.OneToOneField(Case, models.CASCADE, related_name="imported")
    row = models.PositiveIntegerField()
    hung = models.JSONField()

    objects = GuardedQuerySet["ImportedCase"].as_manager()

    class Meta:
        verbose_name = _("imported case")
        verbose_name_plural = _("imported cases")
        ordering = ["row"]

    def __str__(self) -> str:
        return f"{self.job_id} {self.row}"


class ExportQuerySet(ScopedQuerySet["CaseExport"]):
    """Exports."""


class CaseExport(Job):
    """A file of facts under pseudonym, for a purpose, for a day."""

    guarded: ClassVar[tuple[str, ...]] = (*Job.guarded, "format", "only_open", "with_text")

    class Format(models.TextChoices):
        CSV = "csv", _("CSV: all facts of each case, one row a case")
        HTCDS = "htcds", _("HTCDS 2.0 (JSON): the international standard of IOM")
        HTCDS_CSV = "htcds_csv", _("HTCDS 2.0 (CSV): the same fields, one row a case")

    class State(models.TextChoices):
        ASKED = "asked", _("Waits for a second person")
        RUNNING = "running", _("Busy")
        READY = "ready", _("Ready")

    scope: ClassVar[Scope] = Scope(
        kind="case_export", read=Action.CASE_EXPORT, owner="by", organisation="organisation", region="region"
    )

    state = CodeField(State, max_length=10, default=State.RUNNING)
    format = CodeField(Format, max_length=10)
    only_open = models.BooleanField(default=False)
    with_text = models.BooleanField(default=False)
    purpose = SealedField()
    fetched_at = models.DateTimeField(null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export of cases")
        verbose_name_plural = _("exports of cases")

    @property
    def ends_at(self) -> dt.datetime:
        return self.at + dt.timedelta(hours=FILE_HOURS)


class ExportPiece(SealedModel):
    """A piece of the file."""

    bound_to = ("job", "number")

    job = models.ForeignKey(CaseExport, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = SealedField()

    class Meta:
        ordering = ["number"]
        verbose_name = _("piece of an export")
        verbose_name_plural = _("pieces of an export")

    def __str__(self) -> str:
        return f"{self.job_id} {self.number}"
