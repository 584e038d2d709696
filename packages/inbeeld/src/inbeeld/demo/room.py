"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, Room

ROOM = Room(
    addresses=(Addresses("demo/", "inbeeld.demo.urls", keeps_drafts=False),),
)
