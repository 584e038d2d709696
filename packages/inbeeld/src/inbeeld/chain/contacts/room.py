"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import CaseBanner, CaseSection
from inbeeld.foundation.access.api import Action, Part
from inbeeld.foundation.rooms.api import Addresses, PageLink, QuickEntry, Room, Spot, Turn, WorkSource

from .events import EVENTS
from .overview import latest, ways
from .work import contact_sections

ROOM = Room(
    needs=("inbeeld.chain.cases",),
    addresses=(Addresses("zaken/", "inbeeld.chain.contacts.urls"),),
    links=(PageLink(Spot.CASE_TABS, "contacts:list", _("Contact"), Action.CASE_READ, Part.CONTACTS, order=40),),
    events=EVENTS,
    work=(WorkSource(Turn.DUE, contact_sections, order=28),),
    quick_entries=(
        QuickEntry("contact", _("Contact"), "contacts:new", Part.CONTACTS, "message-circle", "c", order=10),
    ),
    hooks=(CaseBanner(ways), CaseSection(latest, order=40)),
)
