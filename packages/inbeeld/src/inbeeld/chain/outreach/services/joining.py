"""Care coordination joins when he chooses so, and not otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.outreach.models import Choice, Conversation
from inbeeld.chain.signals.api import HandIn, PersonSeen, Submission, hand_in
from inbeeld.foundation.access.api import ANONYMOUS, Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Municipality

from .writing import lock


class NotChosen(Exception):
    """He did not say yes, or took it back: nothing may be handed over."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """What he agreed to pass on, in the worker's words, and where he stays."""

    facts: str
    municipality: Municipality
    contact: str


def ask(conversation: Conversation, *, by: Actor) -> None:
    """Put the question; asking again after a no is possible, and counts as a new question."""
    by.must(Action.CONVERSATION_HANDLE, conversation)
    with transaction.atomic():
        locked = lock(conversation)
        if locked.signal_id is not None:
            return
        locked.asked_at, locked.asked_by_id = timezone.now(), by.member
        locked.choice, locked.chosen_at = Choice.NONE, None
        locked.save()
        record("conversation.asked", record=locked, actor=by, fields=["choice"])


def choose(conversation: Conversation, choice: Choice) -> None:
    """His choice, with its time; he can take it back until it was handed over."""
    with transaction.atomic():
        locked = lock(conversation)
        if not locked.is_asked:
            return
        locked.choice, locked.chosen_at = choice, timezone.now()
        locked.save()
        record("conversation.chosen", record=locked, actor=ANONYMOUS, fields=["choice"])


def hand_over(conversation: Conversation, given: HandOver, *, submission: Submission, by: Actor) -> None:
    """Make a signal of it at the desk for his municipality; nothing of the conversation itself goes along."""
    by.must(Action.CONVERSATION_HANDLE, conversation)
    with transaction.atomic():
        locked = lock(conversation)
        if not locked.may_hand_over:
            raise NotChosen
        signal = HandIn(
            kind="report",
            municipality=given.municipality,
            form="unknown",
            setting="outreach",
            facts=given.facts,
            interpretation="",
            contact=given.contact,
            persons=(PersonSeen("unknown", "unknown"),),
        )
        locked.signal = hand_in(signal, submission).signal
        locked.save()
        record("conversation.handed_over", record=locked, actor=by, fields=["signal"])
