"""What this room declares to the house."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import (
    Addresses,
    DemoPart,
    DemoTurn,
    FindSource,
    NavigationEntry,
    PageLink,
    Room,
    Spot,
    Turn,
    WorkSource,
)

from .demo import add_transfers
from .events import EVENTS, GROUPS
from .found import find_transfers
from .notice_kinds import KINDS as NOTICES
from .old_keys import DESTROYING_OLD_KEY
from .work import transfer_sections, transfers_elsewhere

ROOM = Room(
    needs=("inbeeld.chain.consents",),  # what leaves on a consent is registered there, and a withdrawal finds it
    addresses=(Addresses("", "inbeeld.chain.transfers.urls"),),
    navigation=(
        NavigationEntry(_("Transfers"), "transfers:list", "/overdrachten/", Action.TRANSFER_READ, order=70),
        NavigationEntry(
            _("Installations"),
            "transfers:installations",
            "/beheer/installaties/",
            Action.ORGANISATIONS_MANAGE,
            order=120,
        ),
    ),
    links=(
        PageLink(Spot.CASE_VERBS, "transfers:ask", _("To another region"), Action.TRANSFER_ASK, order=10),
        PageLink(
            Spot.CASE_VERBS, "transfers:make_package", _("To another installation"), Action.TRANSFER_ASK, order=30
        ),
    ),
    found=(FindSource(_("Transfers"), find_transfers, order=25),),
    events=EVENTS,
    file_chapters=Path(__file__).with_name("subject_access.toml"),
    event_groups=GROUPS,
    work=(
        WorkSource(Turn.WAITS_FOR_US, transfer_sections, order=30),
        WorkSource(Turn.KEEPS_US_WAITING, transfers_elsewhere, order=20),
    ),
    notices=NOTICES,
    hooks=(DESTROYING_OLD_KEY,),
    demo=(DemoPart(DemoTurn.IN_CASES, add_transfers),),
)
