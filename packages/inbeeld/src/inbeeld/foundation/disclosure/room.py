"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Room

from .events import EVENTS, GROUPS

ROOM = Room(events=EVENTS, event_groups=GROUPS)
