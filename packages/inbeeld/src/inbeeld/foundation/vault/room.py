"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import NightTask, Room, Shift

from .checks import (
    key_shares_can_be_forgotten,
    keys_are_usable,
    keys_do_not_make_themselves,
    keys_lie_apart_from_the_data,
)

ROOM = Room(
    nightly=(NightTask("shred_keys", Shift.KEYS),),
    deploy_checks=(
        keys_are_usable,
        keys_do_not_make_themselves,
        keys_lie_apart_from_the_data,
        key_shares_can_be_forgotten,
    ),
)
