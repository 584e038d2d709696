"""What a colleague asks about a case that seems to touch one of ours."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.rooms.api import Group, Section, WorkItem

from .models import Overlap


def overlap_sections(actor: Actor, circle: str, _today: dt.date) -> list[Section]:
    """What another team asks about; of its case nothing is known here."""
    if circle != OWN or not actor.may(Action.CASE_READ):
        return []
    rows = Overlap.objects.waiting_for(actor.membership_id).select_related("other", "asked_by__user")
    heading = _("Overlap that a colleague sees")
    return [Section("overlap", heading, Group.TOGETHER, rows.defer("reason"), _overlap_item, ("asked_at", "pk"))]


def _overlap_item(overlap: Overlap) -> WorkItem:
    url = reverse("overlaps:case", args=[overlap.other_id])
    name = overlap.other.pseudonym if overlap.other else ""
    text = _("Do you want to talk about it?")
    day = timezone.localdate(overlap.asked_at)
    return WorkItem(url, name, text, day, overlap.asked_by.user.name)
