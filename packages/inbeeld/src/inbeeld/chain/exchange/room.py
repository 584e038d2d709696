"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, NightTask, Room, Shift

from .events import EVENTS, GROUPS

ROOM = Room(
    addresses=(Addresses("zaken/uitwisselen/", "inbeeld.chain.exchange.urls"),),
    events=EVENTS,
    event_groups=GROUPS,
    nightly=(NightTask("erase_exchange", Shift.ERASE),),
)
