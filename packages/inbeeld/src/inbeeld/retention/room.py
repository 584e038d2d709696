"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, NightTask, PageLink, Room, Shift, Spot, Turn, WorkSource

from . import subject_access
from .counted import ERASED
from .erasure import holds
from .events import EVENTS, GROUPS
from .notice_kinds import KINDS as NOTICES
from .work import retention_sections

ROOM = Room(
    addresses=(Addresses("toezicht/bewaren/", "inbeeld.retention.urls"),),
    links=(PageLink(Spot.OVERSIGHT, "retention:overview", _("What is kept how long"), order=10),),
    events=EVENTS,
    event_groups=GROUPS,
    work=(WorkSource(Turn.COMES, retention_sections, order=10),),
    notices=NOTICES,
    holds=holds,
    file_chapters=subject_access.CHAPTERS,
    file_remarks=subject_access.told,
    hooks=(ERASED,),
    nightly=(NightTask("retention", Shift.RETENTION),),
)
