"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, NavigationEntry, Room

ROOM = Room(
    addresses=(Addresses("cijfers/", "inbeeld.insight.figures.urls"),),
    navigation=(NavigationEntry(_("Figures"), "figures:overview", "/cijfers/", Action.FIGURES_READ, order=80),),
)
