"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, DemoPart, DemoTurn, FindSource, NavigationEntry, OwnPage, Room

from .closing import CLOSING_ORGANISATION
from .demo import add_absence
from .events import EVENTS, GROUPS
from .found import find_organisations, find_people
from .retiring import RETIRING_MASTER_KEYS

ROOM = Room(
    addresses=(Addresses("beheer/", "inbeeld.foundation.administration.urls"),),
    navigation=(
        NavigationEntry(
            _("Organisations"),
            "administration:organisations",
            "/beheer/organisaties/",
            Action.ORGANISATIONS_MANAGE,
            order=100,
        ),
        NavigationEntry(_("People"), "administration:people", "/beheer/mensen/", Action.PEOPLE_MANAGE, order=110),
        NavigationEntry(_("Regions"), "administration:regions", "/beheer/regios/", Action.REGIONS_MANAGE, order=130),
    ),
    own_pages=(
        OwnPage(_("Away"), "administration:absences", Action.ABSENCE_SET, order=60),
        OwnPage(_("Master keys"), "administration:master_keys", Action.ORGANISATIONS_MANAGE, order=80),
    ),
    hooks=(CLOSING_ORGANISATION, RETIRING_MASTER_KEYS),
    events=EVENTS,
    event_groups=GROUPS,
    found=(
        FindSource(_("People who work here"), find_people, order=30),
        FindSource(_("Organisations"), find_organisations, order=40),
    ),
    demo=(DemoPart(DemoTurn.BESIDE, add_absence),),
)
