"""What people asked about their own data and has to be answered before a day."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN, Case
from inbeeld.foundation.access.api import Action, Actor, Relation
from inbeeld.foundation.rooms.api import Group, Section, WorkItem

from .codes import StatementKind
from .models import DestructionRequest, Statement


def rights_sections(actor: Actor, circle: str, _today: dt.date) -> list[Section]:
    """Of the actor's own cases, closed ones as well: the term goes on."""
    if circle != OWN or not actor.may(Action.CASE_READ):
        return []
    own = Case.objects.visible_to(actor, through=[Relation.OWN]).unchecked()
    asked = DestructionRequest.objects.filter(decision="", case__in=own)
    rows = asked.select_related("case").defer("reason", "case__summary").genuine("case")
    wrong = Statement.objects.filter(kind=StatementKind.CORRECTION, decision="", case__in=own)
    corrections = wrong.select_related("case").defer("text", "reason", "case__summary").genuine("case")
    destruction, correction = _("Destruction asked, to be answered"), _("He says that something is wrong")
    return [
        Section("vernietiging", destruction, Group.CASES, rows, _asked, terms=True),
        Section("correctie", correction, Group.CASES, corrections, _wrong, ("received_on", "pk"), terms=True),
    ]


def _asked(asked: DestructionRequest) -> WorkItem:
    return WorkItem(_url(asked), asked.case.pseudonym, str(asked.get_asked_by_display()), asked.due_on)


def _wrong(said: Statement) -> WorkItem:
    return WorkItem(_url(said), said.case.pseudonym, str(said.get_kind_display()), said.answer_by)


def _url(record: DestructionRequest | Statement) -> str:
    return reverse("subject_access:rights", args=[record.case_id])
