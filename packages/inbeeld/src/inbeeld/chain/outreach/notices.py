"""Whom of the team to tell that there is something to read."""

from __future__ import annotations

from inbeeld.foundation.notices.telling import tell_all

from .models import Conversation
from .notice_kinds import CONVERSATION_WAITS
from .teams import members_of


def tell_team(conversation: Conversation) -> None:
    """The two who have it, else the whole team."""
    team = members_of(conversation)
    theirs = [one for one in team if one.pk in {conversation.worker_id, conversation.second_worker_id}]
    tell_all(theirs or team, CONVERSATION_WAITS)
