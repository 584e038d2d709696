"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, NightTask, OwnPage, Room, Shift, Turn, WorkSource

from .checks import waiting_terms_can_be_read
from .erasure import erase_along
from .events import EVENTS, GROUPS
from .notice_kinds import KINDS
from .work import second_person_sections

ROOM = Room(
    addresses=(Addresses("tweede-persoon/", "inbeeld.foundation.four_eyes.urls"),),
    own_pages=(OwnPage(_("Second person"), "four_eyes:requests", order=70),),
    events=EVENTS,
    event_groups=GROUPS,
    work=(WorkSource(Turn.WAITS_FOR_US, second_person_sections, order=5),),
    notices=KINDS,
    erase_along=erase_along,
    checks=(waiting_terms_can_be_read,),
    nightly=(NightTask("carry_out_decisions", Shift.RETENTION),),
)
