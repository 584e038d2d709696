"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, NavigationEntry, NightTask, Room, Shift, Turn, WorkSource

from .checks import changed_rows_are_settled
from .events import EVENTS
from .notice_kinds import KINDS as NOTICES
from .purging import PURGING
from .settling import SETTLING_MISSED_ROW
from .work import oversight_sections

ROOM = Room(
    addresses=(Addresses("toezicht/", "inbeeld.foundation.oversight.urls"),),
    navigation=(NavigationEntry(_("Oversight"), "oversight:audit", "/toezicht/", Action.AUDIT_READ, order=90),),
    events=EVENTS,
    notices=NOTICES,
    work=(WorkSource(Turn.DANGER, oversight_sections, order=5),),
    nightly=(NightTask("look_over_rows", Shift.FOLLOW), NightTask("purge_log", Shift.RETENTION)),
    database_checks=(changed_rows_are_settled,),
    hooks=(PURGING, SETTLING_MISSED_ROW),
)
