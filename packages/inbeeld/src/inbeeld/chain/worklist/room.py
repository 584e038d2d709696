"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.rooms.api import Addresses, Place, Room

from .work_counts import work_counts

ROOM = Room(
    needs=(
        "inbeeld.chain.conferences",
        "inbeeld.chain.consents",
        "inbeeld.chain.meldcode",
        "inbeeld.chain.outreach",
        "inbeeld.chain.overlaps",
        "inbeeld.chain.subject_access",
        "inbeeld.chain.signals",
        "inbeeld.chain.transfers",
    ),
    addresses=(Addresses("", "inbeeld.chain.worklist.urls"),),
    places=(Place(_("Work"), "worklist:home", "/werk/", Action.WORK, order=10),),
    work_counts=work_counts,
)
