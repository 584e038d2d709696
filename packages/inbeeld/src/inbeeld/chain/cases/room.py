"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.rooms.api import (
    Addresses,
    FindSource,
    LoadColumn,
    NightTask,
    PageLink,
    Place,
    QuickEntry,
    Room,
    Shift,
    Spot,
    Turn,
    WorkSource,
)

from .break_work import break_sections
from .checks import agreements_can_be_read
from .circles import TEAM, cases_in
from .erasure import KINDS
from .events import EVENTS, GROUPS
from .found import cases_by_id, find_cases
from .handover import WORK
from .notice_kinds import KINDS as NOTICES
from .work import case_sections

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
    work=(
        WorkSource(Turn.DUE, case_sections, order=20),
        WorkSource(Turn.TOGETHER, break_sections, order=30),
    ),
    quick_entries=(
        QuickEntry("contact", _("Contact"), "cases:new_contact", Part.CONTACTS, "message-circle", "c", order=10),
        QuickEntry("actie", _("Action"), "cases:new_action", Part.ACTIONS, "check", "a", order=20),
        QuickEntry("veiligheid", _("Safety"), "cases:safety", Part.SAFETY, "lock", "v", order=30),
    ),
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
    notices=NOTICES,
    open_work=WORK,
    found=(FindSource(_("Cases"), find_cases, order=10, opened="case.read", by_id=cases_by_id),),
    erasables=KINDS,
    nightly=(
        NightTask("remind_actions", Shift.REMIND),
        NightTask("announce_breaks", Shift.REMIND),
    ),
    checks=(agreements_can_be_read,),
)
