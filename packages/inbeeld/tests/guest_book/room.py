"""Everything that the guest book declares to the house."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.erasure.api import Erasable
from inbeeld.foundation.rooms.api import Addresses, Group, NavigationEntry, Room, Section, Turn, WorkItem, WorkSource

from .models import GuestEntry


def to_read(actor: Actor, _circle: str, _today: dt.date) -> list[Section]:
    rows = GuestEntry._default_manager.filter(organisation=actor.organisation_id, is_read=False)
    return [Section("gasten", _("Guests wrote"), Group.INCOMING, rows, item, ("written_on", "pk"))]


def item(entry: GuestEntry) -> WorkItem:
    return WorkItem(reverse("guest_book:book"), "Guest book", "Somebody wrote", entry.written_on)


ROOM = Room(
    addresses=(Addresses("gastenboek/", "guest_book.urls"),),
    navigation=(NavigationEntry(_("Guest book"), "guest_book:book", "/gastenboek/", Action.WORK, order=200),),
    events={"guest.wrote": _("Written in the guest book"), "guest.read": _("Guest book read")},
    event_groups={"guest": _("Guest book")},
    work=(WorkSource(Turn.COMES, to_read),),
    erasables=(
        Erasable(
            kind="guest_entry",
            label=_("Entries of the guest book"),
            model=lambda: GuestEntry,
            ended_before=lambda day: GuestEntry._default_manager.filter(written_on__lt=day),
            last_change=lambda entry: entry.written_on,
            holder="by",
        ),
    ),
)
