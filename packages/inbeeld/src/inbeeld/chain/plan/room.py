"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import CaseSection, CaseWork
from inbeeld.foundation.access.api import Action, Part
from inbeeld.foundation.rooms.api import (
    Addresses,
    DemoOfCase,
    NightTask,
    PageLink,
    QuickEntry,
    Room,
    Shift,
    Spot,
    Turn,
    WorkSource,
)

from . import subject_access
from .demo import begin_plans
from .events import EVENTS
from .handover import WORK
from .notice_kinds import KINDS
from .overview import actions, domains
from .package import PARTS
from .services.actions import count_open, drop_actions, hand_over_actions
from .work import action_sections

ROOM = Room(
    needs=("inbeeld.chain.cases",),
    addresses=(Addresses("zaken/", "inbeeld.chain.plan.urls"),),
    links=(
        PageLink(
            Spot.CASE_TABS,
            "plan:plan",
            _("Plan"),
            Action.CASE_READ,
            Part.ACTIONS,
            order=20,
            covers=("cases:checks",),
        ),
        PageLink(Spot.CASE_TABS, "plan:domains", _("Life domains"), Action.CASE_READ, Part.DOMAINS, order=50),
    ),
    events=EVENTS,
    package_parts=PARTS,
    file_chapters=subject_access.CHAPTERS,
    file_values=subject_access.VALUES,
    work=(WorkSource(Turn.DUE, action_sections, order=20),),
    quick_entries=(QuickEntry("actie", _("Action"), "plan:new_action", Part.ACTIONS, "check", "a", order=20),),
    notices=KINDS,
    open_work=WORK,
    demo_of_case=DemoOfCase(begin_plans, order=20),
    hooks=(
        CaseSection(actions, order=30),
        CaseSection(domains, order=50),
        CaseWork(count_open, drop_actions, hand_over_actions),
    ),
    nightly=(NightTask("remind_actions", Shift.REMIND),),
)
