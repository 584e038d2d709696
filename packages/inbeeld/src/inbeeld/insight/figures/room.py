"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, Place, Room

ROOM = Room(
    addresses=(Addresses("cijfers/", "inbeeld.insight.figures.urls"),),
    places=(Place(_("Figures"), "figures:overview", "/cijfers/", Action.FIGURES_READ, order=80),),
)
