"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.rooms.api import Addresses, PageLink, Room, Spot

from .checks import letters_can_be_read
from .events import EVENTS, GROUPS

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
    checks=(letters_can_be_read,),
)
