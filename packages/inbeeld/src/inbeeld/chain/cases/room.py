"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.method.api import FollowsTerms
from inbeeld.foundation.access.api import Action, Part
from inbeeld.foundation.rooms.api import (
    Addresses,
    DemoPart,
    DemoTurn,
    FindSource,
    LoadColumn,
    NavigationEntry,
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
from .case_filters_by_relation import TEAM, cases_in
from .counted import PERSONS
from .demo import add_cases, begin_cases
from .erasure import KINDS
from .events import EVENTS, GROUPS
from .found import cases_by_id, find_cases
from .handover import WORK
from .hooks import CaseAside, CaseSection
from .overview import exploitation, facts, summary
from .package import ACCOUNTED_FOR, PARTS
from .services import follow_terms
from .work import case_sections

ROOM = Room(
    needs=("inbeeld.chain.method",),
    addresses=(Addresses("zaken/", "inbeeld.chain.cases.urls"),),
    navigation=(NavigationEntry(_("Cases"), "cases:list", "/zaken/", Action.CASE_READ, order=60),),
    links=(
        PageLink(Spot.CASE_TABS, "cases:detail", _("Overview"), Action.CASE_READ, order=10),
        PageLink(Spot.CASE_RIGHTS, "cases:identity", _("Identity"), Action.IDENTITY_READ, Part.IDENTITY, order=10),
    ),
    events=EVENTS,
    package_parts=PARTS,
    not_in_packages=ACCOUNTED_FOR,
    file_chapters=subject_access.CHAPTERS,
    file_values=subject_access.VALUES,
    event_groups=GROUPS,
    work=(WorkSource(Turn.DUE, case_sections, order=24),),
    quick_entries=(QuickEntry("veiligheid", _("Safety"), "cases:safety", Part.SAFETY, "lock", "v", order=30),),
    loads=(
        LoadColumn(
            label=_("Open cases"),
            rows=lambda actor: cases_in(TEAM, actor).open(),
            whose="coordinator",
            late=lambda actor, today: cases_in(TEAM, actor).open().filter(next_due_on__lt=today),
            late_label=_("Cases with something overdue"),
            order=10,
        ),
    ),
    open_work=WORK,
    found=(FindSource(_("Cases"), find_cases, order=10, opened="case.read", by_id=cases_by_id),),
    erasables=KINDS,
    hooks=(
        CaseSection(summary, order=20),
        CaseSection(exploitation, order=60),
        CaseAside(facts, order=50),
        FollowsTerms(follow_terms),
        PERSONS,
    ),
    demo=(DemoPart(DemoTurn.GROUND, begin_cases), DemoPart(DemoTurn.CASES, add_cases)),
    nightly=(NightTask("follow_terms", Shift.FOLLOW),),
)
