"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, PageLink, Room, Spot

ROOM = Room(
    addresses=(Addresses("demo/", "inbeeld.demo.urls", keeps_drafts=False),),
    links=(PageLink(Spot.DEMO_LINE, "demo:choose", _("Choose whom to be")),),
)
