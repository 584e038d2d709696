"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, NavigationEntry, Room

from .checks import agreements_can_be_read
from .events import EVENTS, GROUPS

ROOM = Room(
    addresses=(Addresses("zaken/", "inbeeld.chain.method.urls"),),
    navigation=(
        NavigationEntry(_("Way of working"), "method:method", "/zaken/werkwijze/", Action.TERMS_MANAGE, order=80),
    ),
    events=EVENTS,
    event_groups=GROUPS,
    checks=(agreements_can_be_read,),
)
