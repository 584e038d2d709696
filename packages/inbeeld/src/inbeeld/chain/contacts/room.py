"""What this room declares to the house."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import CaseBanner, CaseSection
from inbeeld.foundation.access.api import Action, Part
from inbeeld.foundation.rooms.api import (
    Addresses,
    DemoOfCase,
    DemoPart,
    DemoTurn,
    PageLink,
    QuickEntry,
    Room,
    Spot,
    Turn,
    WorkSource,
)

from .demo import add_ways, begin_contacts
from .events import EVENTS
from .overview import latest, ways
from .package import PARTS
from .work import contact_sections

ROOM = Room(
    needs=("inbeeld.chain.cases",),
    addresses=(Addresses("zaken/", "inbeeld.chain.contacts.urls"),),
    links=(PageLink(Spot.CASE_TABS, "contacts:list", _("Contact"), Action.CASE_READ, Part.CONTACTS, order=40),),
    events=EVENTS,
    package_parts=PARTS,
    file_chapters=Path(__file__).with_name("subject_access.toml"),
    work=(WorkSource(Turn.DUE, contact_sections, order=28),),
    quick_entries=(
        QuickEntry("contact", _("Contact"), "contacts:new", Part.CONTACTS, "message-circle", "c", order=10),
    ),
    demo=(DemoPart(DemoTurn.IN_CASES, add_ways),),
    demo_of_case=DemoOfCase(begin_contacts, order=10),
    hooks=(CaseBanner(ways), CaseSection(latest, order=40)),
)
