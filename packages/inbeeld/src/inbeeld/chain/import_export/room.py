"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, NightTask, Room, Shift

from .demo import add_list
from .events import EVENTS, GROUPS
from .second_person import EXPORTING_CASES, UNDOING_IMPORT

ROOM = Room(
    addresses=(Addresses("zaken/uitwisselen/", "inbeeld.chain.import_export.urls"),),
    events=EVENTS,
    event_groups=GROUPS,
    hooks=(EXPORTING_CASES, UNDOING_IMPORT),
    demo=(DemoPart(DemoTurn.BESIDE, add_list),),
    nightly=(NightTask("erase_import_export", Shift.ERASE),),
)
