"""Ending a conversation so that nothing of it is left."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse

from inbeeld.chain.outreach.models import Conversation
from inbeeld.foundation.access.api import ANONYMOUS
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.drafts.api import forget_everybodys

# Where the team types: what it had not sent goes along.
FORMS = ("answer", "assign", "note", "hand_over", "block")


def erase(conversation: Conversation) -> None:
    """Delete every row and destroy the key: what a back-up still holds is unreadable too. Asked by who has the code."""
    with transaction.atomic():
        found = (
            Conversation.objects.select_for_update(of=("self",))
            .select_related("data_key")
            .filter(pk=conversation.pk)
            .first()
        )
        if found is None:
            return
        key = found.data_key
        record("conversation.erased", record=found, actor=ANONYMOUS)
        forget_everybodys(reverse(f"outreach:{form}", args=[found.pk]) for form in FORMS)
        found.delete()
        key.destroy()


def erase_silent(today: dt.date) -> int:
    """Erase every conversation that nobody came back to in time; how many there were."""
    silent = list(Conversation.objects.to_erase(today))
    for conversation in silent:
        erase(conversation)
    return len(silent)
