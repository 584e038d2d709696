"""Writing back and forth through the code."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.signals.codes import Sender
from inbeeld.chain.signals.desks import comes_back
from inbeeld.chain.signals.models import Signal, SignalMessage
from inbeeld.chain.signals.notices import tell_author, tell_desk
from inbeeld.chain.signals.receipts import Submission
from inbeeld.chain.signals.rules import Step
from inbeeld.chain.signals.terms import Term, due_after
from inbeeld.foundation.access.api import ANONYMOUS, Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.files.api import Examined

from .attachments import attach


def send_to_professional(signal: Signal, text: str, *, asks: bool, submission: Submission, by: Actor) -> None:
    """Answer who handed in, or ask something; read by whoever has the code."""
    by.must(Action.SIGNAL_HANDLE, signal)
    step = Step.ASK if asks else Step.ANSWER
    with transaction.atomic():
        locked = lock(signal)
        if _was_sent(submission):
            return
        _write(locked, text, submission, sender=Sender.DESK, author_id=by.membership_id, asks=asks)
        now = timezone.now()
        locked.take(step, now)
        locked.handler_id = locked.handler_id or by.membership_id
        locked.reply_waiting = False
        if locked.is_open:
            locked.due_on = due_after(Term.SILENCE if asks else Term.DECISION, timezone.localdate(now))
        else:
            locked.due_on = None
        locked.save()
        tell_author(locked)
        record("signal.asked" if asks else "signal.answered", record=locked, actor=by, fields=["messages"])


def reply(
    signal: Signal,
    text: str,
    *,
    submission: Submission,
    documents: Sequence[Examined] = (),
    by: Actor = ANONYMOUS,
) -> None:
    """Who handed in writes to the desk, with the code or as himself."""
    with transaction.atomic():
        locked = lock(signal)
        if _was_sent(submission):
            return
        sent = _write(locked, text, submission, sender=Sender.PROFESSIONAL, author_id=by.membership_id, asks=False)
        attach(locked, documents, sent)
        now = timezone.now()
        locked.take(Step.REPLY, now)
        locked.reply_waiting = True
        if locked.handler_id:
            comes_back(locked, by=ANONYMOUS)
        wanted = due_after(Term.REPLY, timezone.localdate(now))
        locked.due_on = min(locked.due_on, wanted) if locked.due_on and locked.answered_at is None else wanted
        locked.save()
        tell_desk(locked)
        record("signal.replied", record=locked, actor=by, fields=["messages"])


def mark_seen(signal: Signal, *, by: Actor) -> None:
    """A reply was read and needs no answer."""
    by.must(Action.SIGNAL_HANDLE, signal)
    with transaction.atomic():
        locked = lock(signal)
        if not locked.reply_waiting:
            return
        locked.reply_waiting = False
        locked.due_on = due_after(Term.DECISION, timezone.localdate()) if locked.is_open else None
        locked.save()
        record("signal.seen", record=locked, actor=by)


def lock(signal: Signal) -> Signal:
    """The same signal as it stands now, held until the transaction ends."""
    return Signal.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=signal.pk)


def messages_of(signal: Signal) -> list[SignalMessage]:
    """All that was written, in order, ready to be opened with the one key of the signal."""
    found = list(signal.messages.select_related("author__user").order_by("sent_at", "pk"))
    for message in found:
        message.data_key = signal.data_key
    return found


def _was_sent(submission: Submission) -> bool:
    """Sending the same form twice changes nothing; the signal is locked, so the first is seen."""
    return SignalMessage.objects.filter(submission=submission.key).exists()


def _write(
    signal: Signal, text: str, submission: Submission, *, sender: Sender, author_id: uuid.UUID | None, asks: bool
) -> SignalMessage:
    message = SignalMessage(
        data_key=signal.data_key,
        signal=signal,
        sender=sender.value,
        author_id=author_id,
        asks=asks,
        submission=submission.key,
    )
    message.seal(text=text)
    message.save(force_insert=True)
    return message
