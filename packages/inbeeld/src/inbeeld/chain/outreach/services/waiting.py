"""Who waits longer than he was told, or for a team that is no longer there."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from inbeeld.chain.outreach.models import Conversation
from inbeeld.chain.outreach.notices import tell_whole_team
from inbeeld.chain.outreach.teams import NoTeam, members_of, next_team
from inbeeld.foundation.access.api import ANONYMOUS
from inbeeld.foundation.audit.api import record

from .writing import lock


def remind_late(today: dt.date) -> int:
    """Tell the whole team of whoever waits too long, every night until somebody answers; how many wait so."""
    late = 0
    for conversation in Conversation.objects.waiting().defer("block_reason").order_by("pk"):
        if not members_of(conversation):
            _move(conversation, today)
        elif conversation.is_overdue(today):
            tell_whole_team(conversation)
        late += conversation.is_overdue(today)
    return late


@transaction.atomic
def _move(conversation: Conversation, today: dt.date) -> None:
    """Give it, with everything in it, to a team that is there; where nobody is, it waits."""
    try:
        locked = lock(conversation)
        team = next_team(locked, today)
    except (NoTeam, Conversation.DoesNotExist):
        return
    locked.organisation, locked.region = team.organisation, team.region
    locked.worker = locked.second_worker = None
    locked.save()
    tell_whole_team(locked)
    record("conversation.moved", record=locked, actor=ANONYMOUS, fields=["organisation", "region", "worker"])
