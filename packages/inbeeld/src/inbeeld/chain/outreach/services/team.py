"""The side of the outreach workers."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.outreach.models import Conversation, TeamNote
from inbeeld.chain.outreach.notices import tell
from inbeeld.chain.outreach.rules import erased_on
from inbeeld.chain.outreach.teams import comes_back, members_of
from inbeeld.chain.signals.api import Submission
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record

from .writing import OpenedMessage, answer_due, letters_of, lock, was_sent, write


class WrittenMeanwhile(Exception):
    """Something was added since the page was opened: an answer that passes it by would leave it unread."""


class NotInThisTeam(Exception):
    """The one who should get the conversation does not work in its team, or not any more."""


@dataclass(frozen=True, slots=True)
class OpenedNote:
    note: TeamNote
    text: str


@dataclass(frozen=True, slots=True)
class OpenedConversation:
    letters: list[OpenedMessage]
    notes: list[OpenedNote]
    block_reason: str


def read(conversation: Conversation, *, by: Actor) -> OpenedConversation:
    by.must(Action.CONVERSATION_READ, conversation)
    notes = list(conversation.notes.select_related("author__user").order_by("written_at", "pk"))
    for note in notes:
        note.data_key = conversation.data_key
    reading = OpenedConversation(
        letters=letters_of(conversation),
        notes=[OpenedNote(note, note.reveal("text")) for note in notes],
        block_reason=conversation.reveal("block_reason") or "",
    )
    record("conversation.read", record=conversation, actor=by, fields=["messages", "notes"])
    return reading


def answer(
    conversation: Conversation, text: str, *, submission: Submission, by: Actor, seen: int | None = None
) -> None:
    """Send an answer to what one has read: the first `seen` messages."""
    by.must(Action.CONVERSATION_HANDLE, conversation)
    with transaction.atomic():
        locked = lock(conversation)
        if was_sent(submission):
            return
        if seen is not None and seen != locked.messages.count():
            raise WrittenMeanwhile
        write(locked, text, submission, author_id=by.member)
        comes_back(locked, by=by)
        locked.due_on = None
        locked.erase_on = erased_on(timezone.localdate())
        locked.save()
        record("conversation.answered", record=locked, actor=by, fields=["messages"])


def assign(conversation: Conversation, worker_id: uuid.UUID, second_id: uuid.UUID | None, *, by: Actor) -> None:
    """Take it, or hand it over with everything in it; a second worker goes along to a first meeting."""
    by.must(Action.CONVERSATION_HANDLE, conversation)
    with transaction.atomic():
        locked = lock(conversation)
        team = {member.pk for member in members_of(locked)}
        if worker_id not in team or (second_id is not None and second_id not in team - {worker_id}):
            raise NotInThisTeam
        already = {locked.worker_id, locked.second_worker_id, by.membership_id}
        locked.worker_id, locked.second_worker_id = worker_id, second_id
        locked.save()
        tell(locked, {worker_id, second_id} - already)
        record("conversation.assigned", record=locked, actor=by, fields=["worker", "second_worker"])


def note(conversation: Conversation, text: str, *, by: Actor) -> None:
    by.must(Action.CONVERSATION_HANDLE, conversation)
    with transaction.atomic():
        locked = lock(conversation)
        written = TeamNote(data_key=locked.data_key, conversation=locked, author_id=by.member)
        written.seal(text=text)
        written.save(force_insert=True)
        record("conversation.noted", record=locked, actor=by, fields=["notes"])


def block(conversation: Conversation, reason: str, *, by: Actor) -> None:
    """Take in nothing more under this code: for the safety of who answers."""
    by.must(Action.CONVERSATION_HANDLE, conversation)
    with transaction.atomic():
        locked = lock(conversation)
        locked.seal(block_reason=reason)
        locked.blocked_at, locked.blocked_by_id, locked.due_on = timezone.now(), by.member, None
        locked.save()
        record("conversation.blocked", record=locked, actor=by, fields=["block_reason"])


def unblock(conversation: Conversation, *, by: Actor) -> None:
    by.must(Action.CONVERSATION_HANDLE, conversation)
    with transaction.atomic():
        locked = lock(conversation)
        locked.blocked_at = locked.blocked_by = locked.block_reason = None
        last = locked.messages.order_by("sent_at", "pk").last()
        if last is not None and last.author_id is None:
            locked.due_on = answer_due()
        comes_back(locked, by=by)
        locked.save()
        record("conversation.unblocked", record=locked, actor=by)
