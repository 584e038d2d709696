"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.rooms.api import Addresses, PageLink, Room, Spot

from .events import EVENTS, GROUPS
from .notice_kinds import KINDS as NOTICES

ROOM = Room(
    needs=("inbeeld.chain.consents",),
    addresses=(Addresses("zaken/", "inbeeld.chain.conferences.urls"),),
    links=(PageLink(Spot.CASE_TABS, "conferences:list", _("Conferences"), Action.CASE_READ, order=70),),
    events=EVENTS,
    event_groups=GROUPS,
    notices=NOTICES,
)
