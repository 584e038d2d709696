"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Addresses, Room

from .checks import safe_for_people
from .database_checks import safe_beside_a_database

ROOM = Room(
    addresses=(Addresses("", "inbeeld.foundation.operations.urls"),),
    deploy_checks=(safe_for_people,),
    database_checks=(safe_beside_a_database,),
)
