"""Replies that a team keeps ready."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from inbeeld.chain.outreach.models import SavedReply
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.vault.api import DataKey


def replies_of(actor: Actor) -> QuerySet[SavedReply]:
    return SavedReply.objects.filter(organisation=actor.organisation_id).select_related("data_key")


def save_reply(title: str, text: str, *, by: Actor) -> SavedReply:
    by.must(Action.CONVERSATION_HANDLE)
    if by.organisation_id is None:
        raise PermissionDenied
    with transaction.atomic():
        saved = SavedReply(data_key=DataKey.objects.create_key(), organisation_id=by.organisation_id, title=title)
        saved.seal(text=text)
        saved.save(force_insert=True)
        record("conversation.reply_saved", actor=by)
    return saved


def remove_reply(reply: SavedReply, *, by: Actor) -> None:
    by.must(Action.CONVERSATION_HANDLE)
    if reply.organisation_id != by.organisation_id:
        raise PermissionDenied
    with transaction.atomic():
        key = reply.data_key
        reply.delete()
        key.destroy()
        record("conversation.reply_removed", actor=by)
