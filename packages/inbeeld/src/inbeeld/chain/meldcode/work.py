"""What the meldcode asks for: steps with a term, and tracks to look along with."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.rooms.api import Group, Section, WorkItem

from .models import Track
from .querysets import TrackQuerySet

WEEK = dt.timedelta(days=6)


def track_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    if circle != OWN or not actor.may(Action.TRACK_READ):
        return []
    tracks = Track.objects.visible_to(actor).open()
    due = tracks.owned_by(actor.membership_id).filter(due_on__lte=today + WEEK)
    return [
        _section("meldcode", _("Meldcode: steps that fall due"), due),
        _section("meekijken", _("Meldcode: to look along"), tracks.asked_of(actor.membership_id)),
    ]


def _section(key: str, heading: str, rows: TrackQuerySet) -> Section:
    more = reverse("meldcode:tracks")
    return Section(key, heading, Group.INCOMING, rows.for_list(), _item, more_url=more, terms=True, whose="owner")


def _item(track: Track) -> WorkItem:
    text = _("Step %(number)s") % {"number": track.step}
    return WorkItem(
        reverse("meldcode:track", args=[track.pk]), track.reference, text, track.due_on, track.owner.user.name
    )
