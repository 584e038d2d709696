"""What other rooms use of this one."""

from .declaration import FileValue, Room
from .demo import DemoOfCase, DemoPart, DemoTurn, WriteInCase
from .linking import links_at
from .loading import all_rooms, hooks_of, in_order, kept_pages, nightly_commands, rooms_by_name
from .pages import Addresses, FrontDoor, NavigationEntry, OwnPage, PageLink, Spot, Visitor
from .searching import MOST_HITS, FindSource, Hit
from .tasks import NightTask, Shift
from .to_read import ToRead
from .work import LISTED, Group, LoadColumn, Make, QuickEntry, Section, Turn, WorkItem, WorkSource

__all__ = [
    "LISTED",
    "MOST_HITS",
    "Addresses",
    "DemoOfCase",
    "DemoPart",
    "DemoTurn",
    "FileValue",
    "FindSource",
    "FrontDoor",
    "Group",
    "Hit",
    "LoadColumn",
    "Make",
    "NavigationEntry",
    "NightTask",
    "OwnPage",
    "PageLink",
    "QuickEntry",
    "Room",
    "Section",
    "Shift",
    "Spot",
    "ToRead",
    "Turn",
    "Visitor",
    "WorkItem",
    "WorkSource",
    "WriteInCase",
    "all_rooms",
    "hooks_of",
    "in_order",
    "kept_pages",
    "links_at",
    "nightly_commands",
    "rooms_by_name",
]
