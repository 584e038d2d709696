"""What conversations without a name ask for: somebody waits for an answer behind his number."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.case_filters_by_relation import OWN
from inbeeld.chain.outreach.models import Conversation
from inbeeld.chain.outreach.querysets import ConversationQuerySet
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action

from .sections import Group, Section, WorkItem


def conversation_sections(actor: Actor, circle: str) -> list[Section]:
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
    return Section(key, heading, Group.INCOMING, rows.for_list(), _item, more_url=more, terms=True)


def _item(conversation: Conversation) -> WorkItem:
    who = conversation.worker.user.name if conversation.worker else ""
    url = reverse("outreach:detail", args=[conversation.pk])
    return WorkItem(url, conversation.reference, _("Waits for an answer"), conversation.due_on, who)
