"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, FrontDoor, PageLink, Room, Spot, Visitor

from .checks import every_contact_is_checked, every_text_is_checked
from .kept import kept_pages

SOMEBODY_TO_TALK_TO = 15  # the number of that page

ROOM = Room(
    addresses=(Addresses("", "inbeeld.chain.help.urls"),),
    kept_pages=kept_pages,
    links=(
        PageLink(Spot.PUBLIC_FOOTER, "help:start", _("Is it about you? Read what can be done.")),
        PageLink(Spot.COORDINATOR, "help:nearby", _("Find the care coordinator of your municipality")),
        PageLink(
            Spot.TALK_NOW, "help:page", _("Here is who you can call or chat with."), arguments=(SOMEBODY_TO_TALK_TO,)
        ),
    ),
    front_doors=(
        FrontDoor(Visitor.SELF, _("Read what can be done"), "help:start", "arrow-right", order=10),
        FrontDoor(Visitor.NEAR, _("Read what you can do"), "help:near", "arrow-right", order=10),
    ),
    deploy_checks=(every_text_is_checked,),
    database_checks=(every_contact_is_checked,),
)
