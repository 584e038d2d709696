"""What this room declares to the house."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, PageLink, Room, Spot, Turn, WorkSource

from .demo import add_overlap
from .events import EVENTS, GROUPS
from .notice_kinds import KINDS as NOTICES
from .work import overlap_sections

ROOM = Room(
    addresses=(Addresses("zaken/", "inbeeld.chain.overlaps.urls"),),
    links=(PageLink(Spot.CASE_VERBS, "overlaps:case", _("Overlap with another case"), Action.CASE_WRITE, order=20),),
    events=EVENTS,
    file_chapters=Path(__file__).with_name("subject_access.toml"),
    event_groups=GROUPS,
    work=(WorkSource(Turn.TOGETHER, overlap_sections, order=50),),
    notices=NOTICES,
    demo=(DemoPart(DemoTurn.IN_CASES, add_overlap),),
)
