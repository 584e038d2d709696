"""Whom of the team to tell that there is something to read."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from inbeeld.foundation.notices.api import tell_all

from .models import Conversation
from .notice_kinds import CONVERSATION_WAITS
from .teams import members_of


def tell_team(conversation: Conversation) -> None:
    """The two who have it, else the whole team."""
    theirs = {conversation.worker_id, conversation.second_worker_id}
    if not tell(conversation, theirs):
        tell_whole_team(conversation)


def tell_whole_team(conversation: Conversation) -> None:
    tell_all(members_of(conversation), CONVERSATION_WAITS)


def tell(conversation: Conversation, people: Collection[uuid.UUID | None]) -> bool:
    """Tell those of the team who are among these people; whether there was anybody."""
    found = [one for one in members_of(conversation) if one.pk in people]
    tell_all(found, CONVERSATION_WAITS)
    return bool(found)
