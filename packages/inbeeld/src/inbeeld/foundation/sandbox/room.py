"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Room

from .checks import keys_lie_outside_the_code, readers_are_confined, readers_run_as_nobody

ROOM = Room(
    deploy_checks=(readers_are_confined, readers_run_as_nobody, keys_lie_outside_the_code),
)
