"""A signal as it was handed in, and whom it is about."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import AgeBand, Form, Sex
from inbeeld.chain.signals.codes import STATUS_BADGES, STATUS_CHOICES, STATUS_LABELS, Setting, SignalKind
from inbeeld.chain.signals.querysets import SignalQuerySet
from inbeeld.chain.signals.rules import Status, Step, after
from inbeeld.foundation.access.api import Action, Protected, Scope
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Municipality, Region
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel

REFERENCE_LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789"
REFERENCE_LENGTH = 6
FACTS_LENGTH = 6000
TEXT_LENGTH = 4000
CONTACT_LENGTH = 200


def new_reference() -> str:
    """What staff call a signal by: no order, no date, nothing to guess, no vowels to make words of."""
    return "S-" + "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(REFERENCE_LENGTH))


class Signal(Protected, SealedModel):
    """An observation or a question, handed in for one municipality, at the desk that coordinates there."""

    guarded = ("reference", "code_mac", "organisation", "region", "handler", "handed_in_by", "handed_in_for")

    scope: ClassVar[Scope] = Scope(
        kind="signal",
        read=Action.SIGNAL_READ,
        owner="handler",
        organisation="organisation",
        region="region",
        author="handed_in_by",
    )

    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    # Keyed hashes: of the code that was shown once, and of the form that it was handed in with.
    code_mac = models.CharField(max_length=64, unique=True, editable=False)
    submission = models.CharField(max_length=64, unique=True, editable=False)
    kind = CodeField(SignalKind, _("Question or signal"), max_length=10)
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    form = CodeField(Form, _("Form of exploitation"))
    setting = CodeField(Setting, _("Setting"))
    facts = SealedField(null=True)
    interpretation = SealedField(null=True)
    contact = SealedField(null=True)

    # Only where somebody handed in under his name: the membership, or the organisation whose system did it.
    handed_in_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    handed_in_for = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    handler = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="signals")
    status = models.CharField(choices=STATUS_CHOICES, max_length=10, default=Status.RECEIVED.value)
    reply_waiting = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=timezone.now)
    picked_up_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)

    objects: ClassVar[SignalQuerySet] = SignalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "region", "status", "-received_at"], name="signal_desk"),
            models.Index(fields=["organisation", "region", "due_on"], name="signal_due"),
            models.Index(fields=["handler", "status"], name="signal_handler"),
            models.Index(fields=["-received_at"], name="signal_received"),
            models.Index(fields=["handed_in_by", "-received_at"], name="signal_author"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def status_label(self) -> str:
        return str(STATUS_LABELS[Status(self.status)])

    @property
    def status_badge(self) -> str:
        return STATUS_BADGES[Status(self.status)]

    @property
    def is_open(self) -> bool:
        return self.status != Status.DECIDED

    def is_overdue(self, today: dt.date) -> bool:
        return self.due_on is not None and self.due_on < today

    def take(self, step: Step, at: dt.datetime) -> None:
        """Move on to where `step` leads, or StepNotPossible; the caller saves."""
        self.status = after(Status(self.status), step).value
        if step in {Step.PICK_UP, Step.ASK, Step.ANSWER, Step.DECIDE} and self.picked_up_at is None:
            self.picked_up_at = at
        if step in {Step.ASK, Step.ANSWER} and self.answered_at is None:
            self.answered_at = at
        if step is Step.DECIDE:
            self.decided_at, self.due_on = at, None
        if step is Step.UNDO:
            self.decided_at = None


class SignalPerson(models.Model):
    """Whom a signal is about, in bands only: no name is asked."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="persons")
    age_band = CodeField(AgeBand, _("Age"), max_length=10)
    sex = CodeField(Sex, _("Sex"))

    def __str__(self) -> str:
        return f"{self.get_sex_display()}, {self.get_age_band_display()}"
