"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.method.hooks import FollowsTerms
from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.rooms.api import Addresses, NightTask, PageLink, Place, Room, Shift, Spot

from .erasure import KINDS
from .events import EVENTS, GROUPS
from .handover import WORK
from .hooks import CaseSection
from .overview import facts, summary
from .services import follow_terms

ROOM = Room(
    needs=("inbeeld.chain.method",),
    addresses=(Addresses("zaken/", "inbeeld.chain.cases.urls"),),
    places=(Place(_("Cases"), "cases:list", "/zaken/", Action.CASE_READ, order=60),),
    links=(
        PageLink(Spot.CASE_TABS, "cases:detail", _("Overview"), Action.CASE_READ, order=10),
        PageLink(Spot.CASE_RIGHTS, "cases:identity", _("Identity"), Action.IDENTITY_READ, Part.IDENTITY, order=10),
    ),
    events=EVENTS,
    event_groups=GROUPS,
    open_work=WORK,
    erasables=KINDS,
    hooks=(CaseSection(summary, order=20), CaseSection(facts, order=60), FollowsTerms(follow_terms)),
    nightly=(NightTask("follow_terms", Shift.FOLLOW),),
)
