"""What this room declares to the house."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, PageLink, Room, Spot, Turn, WorkSource

from .demo import add_conferences
from .events import EVENTS, GROUPS
from .notice_kinds import KINDS as NOTICES
from .package import PARTS
from .work import conference_sections

ROOM = Room(
    needs=("inbeeld.chain.consents", "inbeeld.chain.plan", "inbeeld.chain.contacts"),
    addresses=(Addresses("zaken/", "inbeeld.chain.conferences.urls"),),
    links=(PageLink(Spot.CASE_TABS, "conferences:list", _("Conferences"), Action.CASE_READ, order=70),),
    events=EVENTS,
    package_parts=PARTS,
    file_chapters=Path(__file__).with_name("subject_access.toml"),
    event_groups=GROUPS,
    work=(WorkSource(Turn.TOGETHER, conference_sections, order=20),),
    notices=NOTICES,
    demo=(DemoPart(DemoTurn.IN_CASES, add_conferences),),
)
