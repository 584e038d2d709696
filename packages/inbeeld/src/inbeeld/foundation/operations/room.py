"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, Room

from .checks import safe_beside_a_database, safe_for_people

ROOM = Room(
    addresses=(Addresses("", "inbeeld.foundation.operations.urls"),),
    deploy_checks=(safe_for_people,),
    database_checks=(safe_beside_a_database,),
)
