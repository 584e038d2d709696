"""What conversations without a name ask for: somebody waits for an answer behind his number."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.rooms.api import Group, Section, WorkItem

from .models import Conversation
from .querysets import ConversationQuerySet


def conversation_sections(actor: Actor, circle: str, _today: dt.date) -> list[Section]:
    """Who nobody answered yet comes first."""
    if not actor.may(Action.CONVERSATION_READ):
        return []
    waiting = Conversation.objects.visible_to(actor).waiting()
    new = _section("nieuwe-gesprekken", _("New conversations"), waiting.filter(worker=None))
    if circle != OWN:
        return [_section("gesprekken", _("Conversations that wait for an answer"), waiting)]
    mine = waiting.of(actor.membership_id)
    return [new, _section("mijn-gesprekken", _("Conversations that wait for my answer"), mine)]


def _section(key: str, heading: str, rows: ConversationQuerySet) -> Section:
    more = reverse("outreach:inbox")
    return Section(key, heading, Group.INCOMING, rows.for_list(), _item, more_url=more, terms=True, whose="worker")


def _item(conversation: Conversation) -> WorkItem:
    who = conversation.worker.user.name if conversation.worker else ""
    url = reverse("outreach:detail", args=[conversation.pk])
    return WorkItem(url, conversation.reference, _("Waits for an answer"), conversation.due_on, who)
