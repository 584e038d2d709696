"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.rooms.api import Addresses, NightTask, PageLink, Place, Room, Shift, Spot

from .checks import agreements_can_be_read
from .erasure import KINDS
from .events import EVENTS, GROUPS
from .handover import WORK
from .notice_kinds import KINDS as NOTICES

ROOM = Room(
    addresses=(Addresses("zaken/", "inbeeld.chain.cases.urls"),),
    places=(
        Place(_("Cases"), "cases:list", "/zaken/", Action.CASE_READ, order=60),
        Place(_("Way of working"), "cases:method", "/zaken/werkwijze/", Action.TERMS_MANAGE, order=80),
    ),
    links=(
        PageLink(Spot.CASE_TABS, "cases:detail", _("Overview"), Action.CASE_READ, order=10),
        PageLink(Spot.CASE_TABS, "cases:plan", _("Plan"), Action.CASE_READ, Part.ACTIONS, order=20),
        PageLink(Spot.CASE_TABS, "cases:breaks", _("Breaks ahead"), Action.CASE_READ, Part.SUMMARY, order=30),
        PageLink(Spot.CASE_TABS, "cases:contacts", _("Contact"), Action.CASE_READ, Part.CONTACTS, order=40),
        PageLink(Spot.CASE_TABS, "cases:domains", _("Life domains"), Action.CASE_READ, Part.DOMAINS, order=50),
        PageLink(Spot.CASE_TABS, "cases:history", _("History"), Action.CASE_READ, Part.SUMMARY, order=80),
        PageLink(Spot.CASE_RIGHTS, "cases:identity", _("Identity"), Action.IDENTITY_READ, Part.IDENTITY, order=10),
    ),
    events=EVENTS,
    event_groups=GROUPS,
    notices=NOTICES,
    open_work=WORK,
    erasables=KINDS,
    nightly=(
        NightTask("remind_actions", Shift.REMIND),
        NightTask("announce_breaks", Shift.REMIND),
    ),
    checks=(agreements_can_be_read,),
)
