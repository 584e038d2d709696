"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, Room

from .checks import every_sign_is_checked
from .events import EVENTS, GROUPS

ROOM = Room(
    needs=("inbeeld.chain.signals",),
    addresses=(Addresses("signalen/", "inbeeld.chain.recognition.urls"),),
    events=EVENTS,
    event_groups=GROUPS,
    deploy_checks=(every_sign_is_checked,),
)
