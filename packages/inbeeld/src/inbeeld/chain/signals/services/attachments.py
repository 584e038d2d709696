"""Documents that come with a signal."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max

from inbeeld.chain.signals.models import Signal, SignalAttachment, SignalMessage
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.files.api import Examined, store

MOST_ATTACHMENTS = 5


class TooManyAttachments(Exception):
    """This signal holds as many documents as it may."""


def attach(signal: Signal, documents: Sequence[Examined], message: SignalMessage | None = None) -> None:
    """Keep them under the key of the signal; inside the transaction of what they came with."""
    if not documents:
        return
    last = signal.attachments.aggregate(last=Max("number"))["last"] or 0
    if last + len(documents) > MOST_ATTACHMENTS:
        raise TooManyAttachments
    for number, document in enumerate(documents, start=last + 1):
        stored = store(document, data_key=signal.data_key)
        SignalAttachment.objects.create(signal=signal, message=message, file=stored, number=number)


def digests_of(signal: Signal) -> list[str]:
    """Of each document as it was sent, to tell a repeat from something else."""
    found = []
    for attachment in signal.attachments.select_related("file").filter(message__isnull=True):
        attachment.file.data_key = signal.data_key
        found.append(attachment.file.reveal("digest"))
    return found


def note_given(attachment: SignalAttachment, *, by: Actor) -> None:
    """The desk takes a copy: written down before it leaves."""
    attachment.must_be_genuine()
    by.must(Action.SIGNAL_READ, attachment.signal)
    record("signal.attachment_given", record=attachment, dossier=attachment.signal, actor=by)
