"""The side of who writes without a name."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from inbeeld.chain.outreach.models import Conversation
from inbeeld.chain.outreach.notices import tell_team
from inbeeld.chain.outreach.rules import MOST_MESSAGES, erased_on
from inbeeld.chain.outreach.teams import comes_back as team_comes_back
from inbeeld.chain.outreach.teams import team_for
from inbeeld.chain.signals.api import CODE_SHOWN_AGAIN, Submission, codes_of, mac_of
from inbeeld.foundation.access.api import ANONYMOUS
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Municipality
from inbeeld.foundation.vault.api import DataKey

from .writing import OpenedMessage, answer_due, letters_of, lock, was_sent, write


class Closed(Exception):
    """The team blocked this conversation, or it is full: nothing can be added."""


@dataclass(frozen=True, slots=True)
class ConversationReceipt:
    """What the page shows after the first message; the code only within minutes."""

    conversation: Conversation
    code: str | None
    is_repeat: bool = False


def start(
    text: str, municipality: Municipality | None, *, submission: Submission, attempts: int = 4
) -> ConversationReceipt:
    """Take in a first message. The same form again gives the same receipt."""
    if known := find_submission(submission):
        return show_again(known, submission)
    try:
        with transaction.atomic():
            return _begin(text, municipality, submission)
    except IntegrityError:
        # A second click arrived while the first was being stored, or a reference drawn by chance was taken.
        if attempts == 1:
            raise
        return start(text, municipality, submission=submission, attempts=attempts - 1)


def find_submission(submission: Submission) -> Conversation | None:
    return Conversation.objects.filter(submission=submission.key).first()


def find_by_code(code: str) -> Conversation | None:
    """The conversation under a number; past its day it is gone, also when nobody ran the night."""
    mac = mac_of(code)
    kept = Conversation.objects.select_related("data_key").filter(erase_on__gte=timezone.localdate())
    return kept.filter(code_mac=mac).genuine().first() if mac else None


def come_back(conversation: Conversation) -> list[OpenedMessage]:
    """Read with the code; being here keeps the conversation."""
    with transaction.atomic():
        locked = lock(conversation)
        locked.erase_on = erased_on(timezone.localdate())
        locked.save(update_fields=["erase_on"])
        record("conversation.followed", record=locked, actor=ANONYMOUS, fields=["messages"])
    conversation.erase_on, conversation.due_on = locked.erase_on, locked.due_on
    return letters_of(conversation)


def reply(conversation: Conversation, text: str, *, submission: Submission) -> None:
    with transaction.atomic():
        locked = lock(conversation)
        if was_sent(submission):
            return
        if locked.is_blocked or locked.messages.count() >= MOST_MESSAGES:
            raise Closed
        write(locked, text, submission, author_id=None)
        locked.due_on = locked.due_on or answer_due()
        locked.erase_on = erased_on(timezone.localdate())
        team_comes_back(locked, by=ANONYMOUS)
        locked.save()
        tell_team(locked)
        record("conversation.replied", record=locked, actor=ANONYMOUS, fields=["messages"])


def _begin(text: str, municipality: Municipality | None, submission: Submission) -> ConversationReceipt:
    today = timezone.localdate()
    team = team_for(municipality, today)
    code, mac = _unused_code(submission)
    conversation = Conversation.objects.create(
        data_key=DataKey.objects.create_key(),
        code_mac=mac,
        submission=submission.key,
        organisation=team.organisation,
        region=team.region,
        due_on=answer_due(),
        erase_on=erased_on(today),
    )
    write(conversation, text, submission, author_id=None)
    tell_team(conversation)
    record("conversation.started", record=conversation, actor=ANONYMOUS)
    return ConversationReceipt(conversation, code)


def _unused_code(submission: Submission) -> tuple[str, str]:
    for code in codes_of(submission):
        mac = mac_of(code)
        if mac is not None and not Conversation.objects.filter(code_mac=mac).exists():
            return code, mac
    raise IntegrityError("No free code for this form.")


def show_again(conversation: Conversation, submission: Submission) -> ConversationReceipt:
    """The receipt of a form that came in before; its code only within minutes."""
    code = None
    if timezone.now() - conversation.started_at < CODE_SHOWN_AGAIN:
        code = next((code for code in codes_of(submission) if mac_of(code) == conversation.code_mac), None)
    return ConversationReceipt(conversation, code, is_repeat=True)
