"""Putting a message into a conversation, once."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils import timezone

from inbeeld.chain.outreach.models import Conversation, ConversationMessage
from inbeeld.chain.outreach.rules import ANSWER_WITHIN_WORKING_DAYS
from inbeeld.chain.signals.api import Submission, is_working_day


@dataclass(frozen=True, slots=True)
class OpenedMessage:
    """One message in plain text, for as long as the page takes."""

    from_team: bool
    author: str
    sent_at: dt.datetime
    text: str


def lock(conversation: Conversation) -> Conversation:
    """The same conversation as it stands now, held until the transaction ends; DoesNotExist once it is erased."""
    return Conversation.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=conversation.pk)


def write(conversation: Conversation, text: str, submission: Submission, *, author_id: uuid.UUID | None) -> None:
    message = ConversationMessage(
        data_key=conversation.data_key, conversation=conversation, author_id=author_id, submission=submission.key
    )
    message.seal(text=text)
    message.save(force_insert=True)


def was_sent(submission: Submission) -> bool:
    return ConversationMessage.objects.filter(submission=submission.key).exists()


def letters_of(conversation: Conversation) -> list[OpenedMessage]:
    found = list(conversation.messages.select_related("author__user").order_by("sent_at", "pk"))
    for message in found:
        message.data_key = conversation.data_key
    return [
        OpenedMessage(
            from_team=message.author is not None,
            author=message.author.user.name if message.author else "",
            sent_at=message.sent_at,
            text=message.reveal("text"),
        )
        for message in found
    ]


def answer_due() -> dt.date:
    day, left = timezone.localdate(), ANSWER_WITHIN_WORKING_DAYS
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day
