"""What somebody may ask about his own data: to have it, to answer it, to have it destroyed."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, CaseRecordQuerySet
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.files.api import StoredFile
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

from . import codes
from .answer_terms import answer_correction_by


class PersonFile(GuardedRow, SealedModel):
    """Everything about him as it was at one moment, on its way out: collected, reviewed, printed."""

    guarded = ("case", "pdf")
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="person_files")
    state = CodeField(codes.FileState, max_length=12, default=codes.FileState.COLLECTING)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=1)
    sections = SealedField(null=True)
    reviewed = models.JSONField(default=list)
    pdf = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("file to give")
        verbose_name_plural = _("files to give")

    def __str__(self) -> str:
        return f"{self.case} {self.at:%Y-%m-%d}"


class Withholding(GuardedRow, SealedModel):
    """A passage that he does not get, because it is about somebody else; that it was left out, and why, he does."""

    guarded = ("file", "section", "item", "field", "instead")
    bound_to = ("file",)

    file = models.ForeignKey(PersonFile, models.CASCADE, related_name="withholdings")
    section = models.CharField(max_length=64)
    item = models.CharField(max_length=64)
    field = models.CharField(max_length=64)
    passage = SealedField(_("Passage"), null=True, blank=True)
    ground = CodeField(codes.WithholdGround, _("Ground"))
    reason = SealedField(_("Reason"))
    # Of a document: a copy without that part, which he gets in its place.
    instead = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = GuardedQuerySet["Withholding"].as_manager()

    class Meta:
        verbose_name = _("passage left out")
        verbose_name_plural = _("passages left out")

    def __str__(self) -> str:
        return f"{self.section} {self.item}"


class Statement(SealedModel):
    """His own words, or what he says is wrong: shown with the file ever after."""

    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="statements")
    kind = CodeField(codes.StatementKind, _("What is it"), max_length=12)
    text = SealedField(_("In his own words"))
    received_on = models.DateField(_("Received on"), default=timezone.localdate)
    decision = CodeField(codes.StatementDecision, _("Decision"), max_length=12, blank=True)
    reason = SealedField(_("What was done, and why"), null=True, blank=True)
    decided_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("Decided"), null=True, blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-at"]
        verbose_name = _("own statement or correction")
        verbose_name_plural = _("own statements and corrections")

    def __str__(self) -> str:
        return f"{self.kind} {self.received_on}"

    @property
    def answer_by(self) -> dt.date | None:
        """Until when somebody says what was done with a correction; a statement asks for nothing."""
        waits = self.kind == codes.StatementKind.CORRECTION and not self.decision
        return answer_correction_by(self.received_on) if waits else None


class DestructionRequest(GuardedRow, SealedModel):
    """Somebody asked to destroy his file: answered within a term, granted unless an exception holds."""

    guarded = ("case", "decision", "decided_by", "decided_at")
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="destruction_requests")
    asked_by = CodeField(codes.Asker, _("Who asks"), max_length=12)
    asked_on = models.DateField(_("Asked on"), default=timezone.localdate)
    due_on = models.DateField(_("Answer by"))
    decision = CodeField(codes.DestructionDecision, _("Decision"), max_length=12, blank=True)
    exception = CodeField(codes.DestructionException, _("Exception"), blank=True)
    reason = SealedField(_("Reason"), null=True, blank=True)
    decided_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("Decided"), null=True, blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-at"]
        verbose_name = _("request for destruction")
        verbose_name_plural = _("requests for destruction")

    def __str__(self) -> str:
        return f"{self.case} {self.asked_on}"
