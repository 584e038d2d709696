"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, Place, Room

from .events import EVENTS

ROOM = Room(
    addresses=(Addresses("toezicht/", "inbeeld.foundation.oversight.urls"),),
    places=(Place(_("Oversight"), "oversight:audit", "/toezicht/", Action.AUDIT_READ, order=90),),
    events=EVENTS,
)
