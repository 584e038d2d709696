"""What this room declares to the house."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, PageLink, Room, Spot

from .checks import letters_can_be_read
from .demo import add_letters
from .events import EVENTS, GROUPS
from .package import PARTS

ROOM = Room(
    needs=("inbeeld.chain.documents",),
    addresses=(Addresses("zaken/", "inbeeld.chain.letters.urls"),),
    links=(
        PageLink(Spot.CASE_DOCUMENTS, "letters:new", _("Write a letter"), Action.CASE_WRITE),
        PageLink(Spot.CASE_DOCUMENTS_OVERVIEW, "letters:drafts", _("Letters not ready yet"), Action.CASE_WRITE),
    ),
    events=EVENTS,
    package_parts=PARTS,
    file_chapters=Path(__file__).with_name("subject_access.toml"),
    event_groups=GROUPS,
    demo=(DemoPart(DemoTurn.IN_CASES, add_letters),),
    checks=(letters_can_be_read,),
)
