"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, Room

from .checks import every_contact_is_checked, every_text_is_checked

ROOM = Room(
    addresses=(Addresses("info/", "inbeeld.chain.help.urls"),),
    deploy_checks=(every_text_is_checked,),
    database_checks=(every_contact_is_checked,),
)
