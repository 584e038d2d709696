"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import Addresses, FrontDoor, Room

from .checks import every_contact_is_checked, every_text_is_checked
from .kept import kept_pages

ROOM = Room(
    addresses=(Addresses("info/", "inbeeld.chain.help.urls"),),
    kept_pages=kept_pages,
    front_doors=(
        FrontDoor(
            heading=_("Is it about you?"),
            text=_("Read what can be done and whom you can talk to. No name, no account, nothing is kept."),
            button=_("Read on"),
            url_name="help:start",
            icon="arrow-right",
            primary=True,
            order=10,
        ),
    ),
    deploy_checks=(every_text_is_checked,),
    database_checks=(every_contact_is_checked,),
)
