"""Which lists of tracks there are for whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.querysets import TrackQuerySet
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.records.api import Order

NEWEST_FIRST = Order("opened_on", descending=True)


@dataclass(frozen=True, slots=True)
class TrackList:
    key: str
    label: str
    empty: str
    rows: Callable[[Actor], TrackQuerySet]
    order: Order = NEWEST_FIRST
    is_overview: bool = False


def lists_for(actor: Actor) -> list[TrackList]:
    own = [
        TrackList("mine", _("Mine"), _("You have no open track"), _mine),
        TrackList("mine-closed", _("Mine, closed"), _("You have no closed track"), _mine_closed),
    ]
    if not actor.may(Action.TRACK_OVERSEE):
        return own
    return [
        TrackList("running", _("Whole organisation"), _("No track is open"), _ours, is_overview=True),
        TrackList("overdue", _("Overdue"), _("Nothing is overdue"), _ours_late, Order("due_on"), is_overview=True),
        TrackList("asked", _("Asked to look along"), _("Nobody asked you"), _asked),
        *own,
        TrackList("closed", _("Closed"), _("No track is closed"), _ours_closed, is_overview=True),
    ]


def _mine(actor: Actor) -> TrackQuerySet:
    return Track.objects.visible_to(actor).owned_by(actor.membership_id).open()


def _mine_closed(actor: Actor) -> TrackQuerySet:
    return Track.objects.visible_to(actor).owned_by(actor.membership_id).closed()


def _asked(actor: Actor) -> TrackQuerySet:
    return Track.objects.visible_to(actor).asked_of(actor.membership_id).open()


def _ours(actor: Actor) -> TrackQuerySet:
    return Track.objects.visible_to(actor, Action.TRACK_OVERSEE).open()


def _ours_late(actor: Actor) -> TrackQuerySet:
    return _ours(actor).overdue(timezone.localdate())


def _ours_closed(actor: Actor) -> TrackQuerySet:
    return Track.objects.visible_to(actor, Action.TRACK_OVERSEE).closed()
