"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, OwnPage, Place, Room

from .demo import add_absence
from .events import EVENTS, GROUPS

ROOM = Room(
    addresses=(Addresses("beheer/", "inbeeld.foundation.administration.urls"),),
    places=(
        Place(
            _("Organisations"),
            "administration:organisations",
            "/beheer/organisaties/",
            Action.ORGANISATIONS_MANAGE,
            order=100,
        ),
        Place(_("People"), "administration:people", "/beheer/mensen/", Action.PEOPLE_MANAGE, order=110),
        Place(_("Regions"), "administration:regions", "/beheer/regios/", Action.REGIONS_MANAGE, order=130),
    ),
    own_pages=(OwnPage(_("Away"), "administration:absences", Action.ABSENCE_SET, order=60),),
    events=EVENTS,
    event_groups=GROUPS,
    demo=(DemoPart(DemoTurn.BESIDE, add_absence),),
)
