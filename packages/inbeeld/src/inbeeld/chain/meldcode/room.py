"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.rooms.api import Addresses, NightTask, Place, Room, Shift

from .checks import every_text_is_checked
from .erasure import KINDS
from .events import EVENTS, GROUPS
from .handover import WORK
from .notice_kinds import KINDS as NOTICES

ROOM = Room(
    needs=("inbeeld.chain.signals",),
    addresses=(Addresses("meldcode/", "inbeeld.chain.meldcode.urls"),),
    places=(Place(_("Meldcode"), "meldcode:tracks", "/meldcode/trajecten/", Action.TRACK_OPEN, order=50),),
    events=EVENTS,
    event_groups=GROUPS,
    notices=NOTICES,
    open_work=WORK,
    erasables=KINDS,
    nightly=(NightTask("remind_tracks", Shift.REMIND),),
    deploy_checks=(every_text_is_checked,),
)
