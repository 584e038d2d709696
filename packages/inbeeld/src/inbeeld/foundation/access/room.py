"""What this room declares to the house."""

from pathlib import Path

from inbeeld.foundation.rooms.api import Room

from .events import EVENTS, GROUPS
from .notice_kinds import KINDS as NOTICES

ROOM = Room(
    events=EVENTS,
    file_chapters=Path(__file__).with_name("subject_access.toml"),
    event_groups=GROUPS,
    notices=NOTICES,
)
