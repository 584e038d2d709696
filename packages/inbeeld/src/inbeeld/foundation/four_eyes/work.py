"""On the work list: what waits for a second person, for everybody whose role decides on it."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.rooms.api import Group, Section, WorkItem

from .acts import deciding_actions
from .models import FourEyesRequest, State


def second_person_sections(actor: Actor, _circle: str, _today: dt.date) -> list[Section]:
    """Those who decide work in one circle; what can only be undone stands there too, as long as it can be."""
    if not any(actor.may(action) for action in deciding_actions()):
        return []
    rows = FourEyesRequest.objects.to_decide(actor)
    waits = rows.filter(state=State.ASKED).select_related("asked_by__user")
    agreed = rows.filter(state=State.AGREED).select_related("asked_by__user")
    more = reverse("four_eyes:requests")
    decide, stoppable = _("Cannot be undone: you decide"), _("Agreed, can still be stopped")
    return [
        Section("tweede-persoon", decide, Group.CASES, waits, _item, ("lapses_at", "pk"), more),
        Section("nog-terug", stoppable, Group.CASES, agreed, _agreed, ("carry_out_from", "pk"), more),
    ]


def _item(one: FourEyesRequest) -> WorkItem:
    day = timezone.localdate(max(one.decide_from, timezone.now()))
    text = _("Asked by %(name)s") % {"name": one.asked_by.user.name}
    return WorkItem(_url(one), str(one.kind.label), text, day)


def _agreed(one: FourEyesRequest) -> WorkItem:
    day = timezone.localdate(one.carry_out_from) if one.carry_out_from else None
    return WorkItem(_url(one), str(one.kind.label), _("Carried out after this day"), day)


def _url(one: FourEyesRequest) -> str:
    return reverse("four_eyes:request", args=[one.pk])
