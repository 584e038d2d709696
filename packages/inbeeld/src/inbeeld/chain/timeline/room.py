"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action, Part
from inbeeld.foundation.rooms.api import Addresses, PageLink, Room, Spot

from .counted import PROGRESS
from .events import EVENTS

ROOM = Room(
    needs=("inbeeld.chain.plan", "inbeeld.chain.contacts"),
    addresses=(Addresses("zaken/", "inbeeld.chain.timeline.urls"),),
    links=(PageLink(Spot.CASE_TABS, "timeline:history", _("History"), Action.CASE_READ, Part.SUMMARY, order=80),),
    events=EVENTS,
    hooks=(PROGRESS,),
)
