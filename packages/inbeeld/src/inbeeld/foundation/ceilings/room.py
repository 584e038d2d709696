"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Room

ROOM = Room()
