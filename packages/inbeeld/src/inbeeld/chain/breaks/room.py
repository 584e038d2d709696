"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import CaseListFilter, CaseSection, FollowsBirthDate
from inbeeld.foundation.access.api import Action, Part
from inbeeld.foundation.rooms.api import (
    Addresses,
    DemoPart,
    DemoTurn,
    NightTask,
    PageLink,
    Room,
    Shift,
    Spot,
    Turn,
    WorkSource,
)

from . import list_filter, subject_access
from .demo import add_break_ahead
from .events import EVENTS
from .notice_kinds import KINDS
from .overview import near_breaks
from .package import PARTS
from .services.breaks import keep_eighteenth, keep_eighteenths
from .work import break_sections

ROOM = Room(
    needs=("inbeeld.chain.plan",),
    addresses=(Addresses("zaken/", "inbeeld.chain.breaks.urls"),),
    links=(PageLink(Spot.CASE_TABS, "breaks:list", _("Breaks ahead"), Action.CASE_READ, Part.SUMMARY, order=30),),
    events=EVENTS,
    package_parts=PARTS,
    file_chapters=subject_access.CHAPTERS,
    file_values=subject_access.VALUES,
    work=(WorkSource(Turn.TOGETHER, break_sections, order=30),),
    notices=KINDS,
    demo=(DemoPart(DemoTurn.IN_CASES, add_break_ahead),),
    hooks=(
        CaseSection(near_breaks, order=10),
        CaseListFilter(list_filter.NAME, list_filter.choice, list_filter.lookups),
        FollowsBirthDate(keep_eighteenth, keep_eighteenths),
    ),
    nightly=(NightTask("announce_breaks", Shift.REMIND),),
)
