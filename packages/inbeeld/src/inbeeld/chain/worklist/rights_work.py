"""What people asked about their own data and has to be answered before a day."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.circles import OWN
from inbeeld.chain.cases.models import Case
from inbeeld.chain.papers.models import DestructionRequest
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Relation

from .sections import Group, Section, WorkItem


def rights_sections(actor: Actor, circle: str) -> list[Section]:
    """Of the actor's own cases, closed ones as well: the term goes on."""
    if circle != OWN or not actor.may(Action.CASE_READ):
        return []
    own = Case.objects.visible_to(actor, through=[Relation.OWN])
    asked = DestructionRequest.objects.filter(decision="", case__in=own)
    rows = asked.select_related("case").defer("reason", "case__summary")
    return [Section("vernietiging", _("Destruction asked, to be answered"), Group.CASES, rows, _item, terms=True)]


def _item(asked: DestructionRequest) -> WorkItem:
    url = reverse("papers:rights", args=[asked.case_id])
    return WorkItem(url, asked.case.pseudonym, str(asked.get_asked_by_display()), asked.due_on)
