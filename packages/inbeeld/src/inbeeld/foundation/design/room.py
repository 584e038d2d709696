"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, Room

ROOM = Room(
    addresses=(Addresses("", "inbeeld.foundation.design.urls"),),
)
