"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import NightTask, Room, Shift

from .checks import log_is_anchored, log_is_kept_long_enough
from .events import EVENTS, GROUPS

ROOM = Room(
    events=EVENTS,
    event_groups=GROUPS,
    nightly=(NightTask("anchor_log", Shift.KEYS),),
    deploy_checks=(log_is_anchored, log_is_kept_long_enough),
)
