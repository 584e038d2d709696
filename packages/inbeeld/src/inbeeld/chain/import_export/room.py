"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import OWN, TEAM, CaseListLink
from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, NightTask, Room, Shift

from . import subject_access
from .demo import add_list
from .events import EVENTS, GROUPS
from .second_person import EXPORTING_CASES, UNDOING_IMPORT

ROOM = Room(
    needs=("inbeeld.chain.contacts", "inbeeld.chain.plan"),
    addresses=(Addresses("zaken/uitwisselen/", "inbeeld.chain.import_export.urls"),),
    events=EVENTS,
    file_chapters=subject_access.CHAPTERS,
    file_values=subject_access.VALUES,
    event_groups=GROUPS,
    hooks=(
        CaseListLink("import_export:overview", _("Import and export"), (OWN, TEAM), Action.CASE_EXPORT),
        EXPORTING_CASES,
        UNDOING_IMPORT,
    ),
    demo=(DemoPart(DemoTurn.BESIDE, add_list),),
    nightly=(NightTask("erase_import_export", Shift.ERASE),),
)
