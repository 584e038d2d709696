"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.rooms.api import Addresses, NightTask, PageLink, Place, Room, Shift, Spot

from .checks import somebody_reads_what_comes_in
from .earlier import cases_of_reference
from .erasure import KINDS, erase_along
from .events import EVENTS, GROUPS
from .file import keys_of
from .handover import WORK
from .notice_kinds import KINDS as NOTICES

ROOM = Room(
    addresses=(Addresses("signalen/", "inbeeld.chain.signals.urls"),),
    places=(
        Place(_("Signals"), "signals:inbox", "/signalen/", Action.SIGNAL_READ, order=20),
        Place(_("Handed in"), "signals:mine", "/signalen/mijn/", Action.SIGNAL_HAND_IN, order=30),
    ),
    links=(PageLink(Spot.CASE_OVERVIEW, "signals:of_case", _("Signals"), Action.SIGNAL_READ, order=10),),
    events=EVENTS,
    event_groups=GROUPS,
    notices=NOTICES,
    open_work=WORK,
    cases_of_reference=cases_of_reference,
    erasables=KINDS,
    erase_along=erase_along,
    file_keys=keys_of,
    nightly=(
        NightTask("follow_terms", Shift.FOLLOW),
        NightTask("remind_terms", Shift.REMIND),
        NightTask("erase_signal_drafts", Shift.ERASE),
    ),
    database_checks=(somebody_reads_what_comes_in,),
)
