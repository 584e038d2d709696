"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, Room

from .frame import in_frame

ROOM = Room(
    addresses=(Addresses("", "inbeeld.chain.search.urls"),),
    frame=in_frame,
)
