"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, PageLink, Room, Spot, Turn, WorkSource

from .checks import letters_can_be_read
from .demo import add_papers
from .events import EVENTS, GROUPS
from .work import rights_sections

ROOM = Room(
    needs=("inbeeld.chain.consents",),
    addresses=(Addresses("zaken/", "inbeeld.chain.papers.urls"),),
    links=(
        PageLink(Spot.CASE_TABS, "papers:documents", _("Documents"), Action.CASE_READ, Part.DOCUMENTS, order=60),
        PageLink(Spot.CASE_RIGHTS, "papers:looks", _("Who looked"), Action.LOOKS_READ, order=40),
        PageLink(Spot.CASE_RIGHTS, "papers:rights", _("His rights"), Action.RIGHTS_HANDLE, order=50),
    ),
    events=EVENTS,
    event_groups=GROUPS,
    work=(WorkSource(Turn.TOGETHER, rights_sections, order=10),),
    demo=(DemoPart(DemoTurn.IN_CASES, add_papers),),
    checks=(letters_can_be_read,),
)
