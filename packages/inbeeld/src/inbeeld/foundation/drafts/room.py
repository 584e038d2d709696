"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, NightTask, OwnPage, Room, Shift

from .frame import in_frame

ROOM = Room(
    addresses=(Addresses("concepten/", "inbeeld.foundation.drafts.urls", keeps_drafts=False),),
    own_pages=(OwnPage(_("Not sent yet"), "drafts:own", order=10),),
    frame=in_frame,
    nightly=(NightTask("erase_drafts", Shift.ERASE),),
)
