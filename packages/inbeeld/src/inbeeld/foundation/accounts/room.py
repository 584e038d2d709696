"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, FrontDoor, OwnPage, PageLink, Room, Spot, Visitor

from .checks import everybody_can_be_reached

ROOM = Room(
    addresses=(Addresses("account/", "inbeeld.foundation.accounts.urls", keeps_drafts=False),),
    front_doors=(FrontDoor(Visitor.STAFF, _("Sign in"), "account_login", "lock", order=90),),
    links=(PageLink(Spot.USER_MENU, "accounts:profile", _("My account")),),
    own_pages=(
        OwnPage(_("My account"), "accounts:profile", order=20),
        OwnPage(_("Choose your role"), "accounts:role", order=40),
        OwnPage(_("Where you are signed in"), "accounts:sessions", order=50),
    ),
    database_checks=(everybody_can_be_reached,),
)
