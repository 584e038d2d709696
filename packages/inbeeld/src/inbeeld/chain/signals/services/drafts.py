"""What somebody with an account is writing and has not handed in yet."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.signals.models import SignalDraft
from inbeeld.chain.signals.receipts import Submission
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.vault.api import DataKey

from .intake import HandIn, SignalReceipt, find_submission, hand_in

MOST_DRAFTS = 20
LONGEST_TEXT = 10_000


class NotYours(Exception):
    """Somebody else is writing this draft, or it was handed in already."""


class TooManyDrafts(Exception):
    """One person keeps no more than a handful."""


def submission_of(draft_id: uuid.UUID) -> Submission:
    """A draft is handed in once, however often the button is pressed."""
    return Submission(f"draft:{draft_id}")


def save_draft(draft_id: uuid.UUID, typed: Mapping[str, str], *, by: Actor) -> SignalDraft:
    """Keep what was typed so far; what is too old goes at the same time."""
    by.must(Action.SIGNAL_HAND_IN)
    forget_old_drafts()
    with transaction.atomic():
        draft = SignalDraft.objects.select_for_update().select_related("data_key").filter(pk=draft_id).first()
        is_new = draft is None
        if draft is None:
            draft = _begin(draft_id, by)
        elif draft.membership_id != by.member:
            raise NotYours
        draft.saved_at = timezone.now()
        draft.seal(typed={name: text[:LONGEST_TEXT] for name, text in typed.items()})
        draft.save(force_insert=is_new)
        if is_new:
            record("draft.begun", record=draft, actor=by)
    return draft


def hand_in_draft(draft_id: uuid.UUID, given: HandIn, *, by: Actor) -> SignalReceipt:
    """Hand in under one's name; the draft has done its work."""
    by.must(Action.SIGNAL_HAND_IN)
    with transaction.atomic():
        receipt = hand_in(given, submission_of(draft_id), by=by)
        if receipt.signal.handed_in_by_id != by.member:
            raise NotYours
        for draft in SignalDraft.objects.filter(pk=draft_id, membership_id=by.member):
            draft.forget()
    return receipt


def discard_draft(draft: SignalDraft, *, by: Actor) -> None:
    """Throw it away, with its key."""
    if draft.membership_id != by.member:
        raise NotYours
    with transaction.atomic():
        record("draft.discarded", record=draft, actor=by)
        draft.forget()


def forget_old_drafts() -> int:
    """What nobody touched for the time that the page announced."""
    old = list(SignalDraft.objects.too_old()[:100])
    for draft in old:
        draft.forget()
    return len(old)


def _begin(draft_id: uuid.UUID, by: Actor) -> SignalDraft:
    if find_submission(submission_of(draft_id)) is not None:
        raise NotYours
    if SignalDraft.objects.of(by.member).count() >= MOST_DRAFTS:
        raise TooManyDrafts
    return SignalDraft(pk=draft_id, data_key=DataKey.objects.create_key(), membership_id=by.member)
