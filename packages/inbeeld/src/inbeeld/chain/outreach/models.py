"""A conversation without a name: what was written, and what the team notes for itself."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.signals.api import REFERENCE_LENGTH, REFERENCE_LETTERS, Signal
from inbeeld.foundation.access.api import Action, Protected, Scope
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .querysets import ConversationQuerySet


def new_reference() -> str:
    """What the team calls a conversation by."""
    return "G-" + "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(REFERENCE_LENGTH))


class Choice(models.TextChoices):
    """What he chose when he was asked whether a care coordinator may join."""

    NONE = "", _("Not chosen")
    YES = "yes", _("Yes")
    NO = "no", _("No")


class Conversation(Protected, SealedModel):
    """What one person writes under one code. Two codes may be one person: nobody knows, and nobody counts it so."""

    guarded = (
        "reference",
        "code_mac",
        "organisation",
        "region",
        "worker",
        "second_worker",
        "choice",
        "chosen_at",
        "signal",
        "blocked_at",
    )

    scope: ClassVar[Scope] = Scope(
        kind="conversation",
        read=Action.CONVERSATION_READ,
        owner="worker",
        organisation="organisation",
        region="region",
    )

    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    # Keyed hashes: of the code that was shown once, and of the form that it began with.
    code_mac = models.CharField(max_length=64, unique=True, editable=False)
    submission = models.CharField(max_length=64, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    worker = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    # Beside the worker, for a first meeting: nobody goes alone.
    second_worker = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(null=True, blank=True)
    erase_on = models.DateField(db_index=True)
    # Care coordination joins only when he chooses so: asked by a worker, chosen by him, then handed in as a signal.
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    choice = CodeField(Choice, max_length=5, default=Choice.NONE, blank=True)
    chosen_at = models.DateTimeField(null=True, blank=True)
    signal = models.ForeignKey(Signal, models.PROTECT, null=True, blank=True, related_name="+")
    blocked_at = models.DateTimeField(null=True, blank=True)
    blocked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    block_reason = SealedField(null=True)

    objects: ClassVar[ConversationQuerySet] = ConversationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["organisation", "region", "due_on"], name="conversation_desk")]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_blocked(self) -> bool:
        return self.blocked_at is not None

    @property
    def is_asked(self) -> bool:
        """A question lies open, or may still be answered otherwise: until it was handed over, while he may write."""
        return self.asked_at is not None and self.signal_id is None and not self.is_blocked

    @property
    def may_hand_over(self) -> bool:
        return self.choice == Choice.YES and self.signal_id is None

    def is_overdue(self, today: dt.date) -> bool:
        return self.due_on is not None and self.due_on < today


class ConversationMessage(SealedModel):
    """What one side wrote to the other."""

    bound_to = ("conversation",)

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    # Empty for the boy: of him nothing is known.
    author = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    text = SealedField(null=True)
    sent_at = models.DateTimeField(default=timezone.now)
    # Keyed hash of the form it was sent with: sending it twice changes nothing.
    submission = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["conversation", "sent_at"])]

    def __str__(self) -> str:
        return f"{self.conversation_id}, {self.sent_at:%Y-%m-%d}"


class TeamNote(SealedModel):
    """What the team keeps for itself about a conversation; the boy never reads it."""

    bound_to = ("conversation",)

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="notes")
    author = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    text = SealedField(null=True)
    written_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.conversation_id}, {self.written_at:%Y-%m-%d}"


class SavedReply(SealedModel):
    """Words that a team uses more often. Meant to be about nobody; sealed all the same, under a key of its own."""

    bound_to = ("organisation",)

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    title = models.CharField(max_length=80)
    text = SealedField(null=True)

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title
