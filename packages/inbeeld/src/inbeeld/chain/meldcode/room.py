"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import (
    Addresses,
    DemoPart,
    DemoTurn,
    FrontDoor,
    NavigationEntry,
    NightTask,
    Room,
    Shift,
    Turn,
    Visitor,
    WorkSource,
)

from .checks import every_text_is_checked
from .demo import add_tracks
from .erasure import KINDS
from .events import EVENTS, GROUPS
from .handover import WORK
from .notice_kinds import KINDS as NOTICES
from .work import track_sections

ROOM = Room(
    needs=("inbeeld.chain.signals",),
    addresses=(Addresses("meldcode/", "inbeeld.chain.meldcode.urls"),),
    front_doors=(
        FrontDoor(Visitor.PROFESSIONAL, _("The meldcode, step by step"), "meldcode:start", "list-check", order=50),
    ),
    navigation=(
        NavigationEntry(_("Meldcode"), "meldcode:tracks", "/meldcode/trajecten/", Action.TRACK_OPEN, order=50),
    ),
    events=EVENTS,
    event_groups=GROUPS,
    work=(WorkSource(Turn.DUE, track_sections, order=10),),
    notices=NOTICES,
    open_work=WORK,
    erasables=KINDS,
    demo=(DemoPart(DemoTurn.BESIDE, add_tracks),),
    nightly=(NightTask("remind_tracks", Shift.REMIND),),
    deploy_checks=(every_text_is_checked,),
)
