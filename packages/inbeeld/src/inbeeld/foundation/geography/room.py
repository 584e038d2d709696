"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Room

from .checks import municipalities_are_loaded

ROOM = Room(
    database_checks=(municipalities_are_loaded,),
)
