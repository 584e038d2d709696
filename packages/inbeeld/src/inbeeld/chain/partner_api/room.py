"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, Room

from .demo import add_key
from .events import EVENTS, GROUPS

ROOM = Room(
    needs=("inbeeld.chain.signals",),
    addresses=(Addresses("", "inbeeld.chain.partner_api.urls"),),
    events=EVENTS,
    event_groups=GROUPS,
    demo=(DemoPart(DemoTurn.BESIDE, add_key),),
)
