"""What this room declares to the house."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import CaseBanner
from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, PageLink, Room, Spot, Turn, WorkSource

from .banner import waits_for_destruction
from .destruction import DESTROYING, keys_of
from .events import EVENTS, GROUPS
from .package import PARTS
from .work import rights_sections

ROOM = Room(
    needs=("inbeeld.chain.documents",),
    addresses=(Addresses("zaken/", "inbeeld.chain.subject_access.urls"),),
    links=(
        PageLink(Spot.CASE_RIGHTS, "subject_access:access_history", _("Who looked"), Action.LOOKS_READ, order=40),
        PageLink(Spot.CASE_RIGHTS, "subject_access:rights", _("His rights"), Action.RIGHTS_HANDLE, order=50),
    ),
    events=EVENTS,
    package_parts=PARTS,
    file_chapters=Path(__file__).with_name("subject_access.toml"),
    event_groups=GROUPS,
    file_keys=keys_of,
    hooks=(DESTROYING, CaseBanner(waits_for_destruction)),
    work=(WorkSource(Turn.TOGETHER, rights_sections, order=10),),
)
