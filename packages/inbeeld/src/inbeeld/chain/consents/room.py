"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import SHARED, CaseListLink
from inbeeld.foundation.access.api import Action
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

from . import subject_access
from .checks import age_rules_can_be_read
from .demo import add_together
from .events import EVENTS, GROUPS
from .notice_kinds import KINDS as NOTICES
from .package import PARTS
from .services.notices import erase_along
from .work import emergency_sections, sharing_sections

ROOM = Room(
    addresses=(Addresses("", "inbeeld.chain.consents.urls"),),
    links=(
        PageLink(Spot.CASE_TABS, "consents:ledger", _("Consent"), Action.SHARING_OVERSEE, order=42),
        PageLink(Spot.CASE_TABS, "consents:access", _("Access"), Action.SHARING_OVERSEE, order=44),
    ),
    events=EVENTS,
    package_parts=PARTS,
    file_chapters=subject_access.CHAPTERS,
    file_values=subject_access.VALUES,
    event_groups=GROUPS,
    work=(
        WorkSource(Turn.DANGER, emergency_sections, order=10),
        WorkSource(Turn.TOGETHER, sharing_sections, order=40),
    ),
    hooks=(CaseListLink("consents:mine", _("What is open to me, and until when"), (SHARED,), Action.CASE_READ),),
    notices=NOTICES,
    erase_along=erase_along,
    demo=(DemoPart(DemoTurn.IN_CASES, add_together),),
    nightly=(NightTask("end_access", Shift.FOLLOW),),
    checks=(age_rules_can_be_read,),
)
