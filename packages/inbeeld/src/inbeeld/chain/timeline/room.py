"""What this room declares to the house."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import TEAM, CaseListLink
from inbeeld.foundation.access.api import Action, Part
from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, PageLink, Room, Spot

from .counted import PROGRESS
from .demo import add_progress
from .events import EVENTS
from .package import PARTS

ROOM = Room(
    needs=("inbeeld.chain.plan", "inbeeld.chain.contacts"),
    addresses=(Addresses("zaken/", "inbeeld.chain.timeline.urls"),),
    links=(
        PageLink(
            Spot.CASE_TABS,
            "timeline:history",
            _("History"),
            Action.CASE_READ,
            Part.SUMMARY,
            order=80,
            covers=("cases:detection",),
        ),
        PageLink(Spot.CASE_PLAN, "timeline:progress", _("Progress by quarter"), Action.CASE_READ, Part.DOMAINS),
    ),
    hooks=(CaseListLink("timeline:team_progress", _("Progress by quarter"), (TEAM,), Action.CASE_READ), PROGRESS),
    events=EVENTS,
    package_parts=PARTS,
    file_chapters=Path(__file__).with_name("subject_access.toml"),
    demo=(DemoPart(DemoTurn.IN_CASES, add_progress),),
)
