"""Conferences to which somebody was asked: those ahead, and those of which the minutes are not finished."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.circles import OWN
from inbeeld.chain.cases.models import Case
from inbeeld.chain.conferences.models import Conference
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action

from .sections import Group, Section, WorkItem

AHEAD = dt.timedelta(days=7)


def conference_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """Only of cases that are open to him today."""
    if circle != OWN or not actor.may(Action.CASE_READ):
        return []
    rows = Conference.objects.filter(
        invitees__membership=actor.membership_id,
        state="planned",
        on__lte=today + AHEAD,
        case__in=Case.objects.visible_to(actor),
    )
    named = rows.select_related("case").only("on", "way", "case__pseudonym")
    return [Section("overleg", _("Case conferences"), Group.TOGETHER, named, _item, ("on", "pk"))]


def _item(conference: Conference) -> WorkItem:
    url = reverse("conferences:conference", args=[conference.case_id, conference.pk])
    return WorkItem(url, conference.case.pseudonym, conference.get_way_display(), conference.on)
