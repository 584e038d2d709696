"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, PageLink, Room, Spot

from .demo import add_key
from .events import EVENTS, GROUPS

ROOM = Room(
    needs=("inbeeld.chain.signals",),
    addresses=(Addresses("", "inbeeld.chain.partner_api.urls"),),
    links=(PageLink(Spot.ORGANISATION, "partner_api:keys", _("Systems that hand in, and their keys")),),
    events=EVENTS,
    event_groups=GROUPS,
    demo=(DemoPart(DemoTurn.BESIDE, add_key),),
)
