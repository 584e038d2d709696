"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action, Part
from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, NightTask, PageLink, Room, Shift, Spot

from . import subject_access
from .demo import add_documents
from .events import EVENTS, GROUPS
from .package import PARTS
from .waiting_files import erase_along

ROOM = Room(
    needs=("inbeeld.chain.consents",),
    addresses=(Addresses("zaken/", "inbeeld.chain.documents.urls"),),
    links=(PageLink(Spot.CASE_TABS, "documents:list", _("Documents"), Action.CASE_READ, Part.DOCUMENTS, order=60),),
    events=EVENTS,
    package_parts=PARTS,
    file_chapters=subject_access.CHAPTERS,
    file_values=subject_access.VALUES,
    event_groups=GROUPS,
    erase_along=erase_along,
    nightly=(NightTask("end_document_readings", Shift.ERASE),),
    demo=(DemoPart(DemoTurn.IN_CASES, add_documents),),
)
