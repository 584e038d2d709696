"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, FrontDoor, PageLink, Room, Spot, Visitor

from .checks import every_sign_is_checked
from .demo import add_list_of_signs
from .events import EVENTS, GROUPS

ROOM = Room(
    needs=("inbeeld.chain.signals",),
    addresses=(Addresses("signalen/", "inbeeld.chain.recognition.urls"),),
    front_doors=(
        FrontDoor(Visitor.PROFESSIONAL, _("First read: is this a sign?"), "recognition:settings", "search", order=30),
    ),
    links=(PageLink(Spot.SIGNS, "recognition:settings", _("Is this a sign? Signs of exploitation, in boys too")),),
    events=EVENTS,
    event_groups=GROUPS,
    demo=(DemoPart(DemoTurn.BESIDE, add_list_of_signs),),
    deploy_checks=(every_sign_is_checked,),
)
