"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import (
    Addresses,
    DemoPart,
    DemoTurn,
    NavigationEntry,
    NightTask,
    Room,
    Shift,
    Turn,
    WorkSource,
)

from . import subject_access
from .demo import add_conversations
from .events import EVENTS, GROUPS
from .notice_kinds import KINDS as NOTICES
from .work import conversation_sections

ROOM = Room(
    needs=("inbeeld.chain.signals",),
    addresses=(Addresses("", "inbeeld.chain.outreach.urls"),),
    navigation=(
        NavigationEntry(_("Conversations"), "outreach:inbox", "/gesprekken/", Action.CONVERSATION_READ, order=40),
    ),
    events=EVENTS,
    event_groups=GROUPS,
    work=(WorkSource(Turn.WAITS_FOR_US, conversation_sections, order=10),),
    notices=NOTICES,
    file_remarks=subject_access.told,
    demo=(DemoPart(DemoTurn.BESIDE, add_conversations),),
    nightly=(
        NightTask("erase_conversations", Shift.ERASE),
        NightTask("remind_conversations", Shift.REMIND),
    ),
)
