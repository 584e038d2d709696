"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, OwnPage, Room

ROOM = Room(
    addresses=(Addresses("account/berichten/", "inbeeld.foundation.notices.urls", keeps_drafts=False),),
    own_pages=(OwnPage(_("E-mail notices"), "notices:choices", order=30),),
)
