"""What case conferences ask for: to be there, and to write down what was decided."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN, Case, beside
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.rooms.api import Group, Section, WorkItem

from .codes import State
from .models import Conference, Invitee


def conference_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """Of the actor himself, in cases that are still open to him."""
    if circle != OWN or not actor.may(Action.CASE_READ):
        return []
    open_cases = Case.objects.visible_to(actor).open().unchecked()
    planned = Conference.objects.filter(state=State.PLANNED, case__in=open_cases).genuine("case")
    asked = Invitee.objects.filter(membership=actor.membership_id).values("conference")
    # Who took the case over has to write down what his predecessor called.
    leads = Q(called_by=actor.membership_id) | Q(case__coordinator=actor.membership_id)
    coming = planned.filter(Q(pk__in=asked) | leads, on__gte=today)
    past = planned.filter(leads, on__lt=today)
    return [
        _section(actor, "overleg", _("Case conferences ahead"), coming),
        _section(actor, "verslag", _("Case conferences to write down"), past),
    ]


def _section(actor: Actor, key: str, heading: str, rows: QuerySet[Conference]) -> Section:
    full = rows.select_related("case__municipality", "case__data_key").defer("where", "case__summary")
    return Section(key, heading, Group.TOGETHER, full, lambda row: _item(row, actor), ("on", "pk"), terms=True)


def _item(conference: Conference, actor: Actor) -> WorkItem:
    url = reverse("conferences:conference", args=[conference.case_id, conference.pk])
    case = conference.case
    return WorkItem(url, case.pseudonym, conference.get_way_display(), conference.on, beside=beside(case, actor))
