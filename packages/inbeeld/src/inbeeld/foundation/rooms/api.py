"""What other rooms use of this one."""

from .declaration import Room
from .linking import links_at
from .loading import all_rooms, in_order, nightly_commands, rooms_by_name
from .pages import Addresses, OwnPage, PageLink, Place, Spot
from .tasks import NightTask, Shift

__all__ = [
    "Addresses",
    "NightTask",
    "OwnPage",
    "PageLink",
    "Place",
    "Room",
    "Shift",
    "Spot",
    "all_rooms",
    "in_order",
    "links_at",
    "nightly_commands",
    "rooms_by_name",
]
