"""What other rooms use of this one."""

from .declaration import Room
from .demo import DemoPart, DemoTurn
from .linking import links_at
from .loading import all_rooms, hooks_of, in_order, kept_pages, nightly_commands, rooms_by_name
from .pages import Addresses, FrontDoor, OwnPage, PageLink, Place, Spot
from .searching import MOST_HITS, FindSource, Hit
from .tasks import NightTask, Shift
from .to_read import ToRead
from .work import COUNTED, Group, LoadColumn, Make, QuickEntry, Section, Turn, WorkItem, WorkSource

__all__ = [
    "COUNTED",
    "MOST_HITS",
    "Addresses",
    "DemoPart",
    "DemoTurn",
    "FindSource",
    "FrontDoor",
    "Group",
    "Hit",
    "LoadColumn",
    "Make",
    "NightTask",
    "OwnPage",
    "PageLink",
    "Place",
    "QuickEntry",
    "Room",
    "Section",
    "Shift",
    "Spot",
    "ToRead",
    "Turn",
    "WorkItem",
    "WorkSource",
    "all_rooms",
    "hooks_of",
    "in_order",
    "kept_pages",
    "links_at",
    "nightly_commands",
    "rooms_by_name",
]
