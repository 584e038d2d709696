"""What each event is called in the pages of the privacy officer: the words of all rooms, and those of this one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import all_rooms

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words = Mapping[str, StrPromise]

EVENTS: Words = {
    "audit.read": _("Audit log read"),
    "audit.exported": _("Audit log exported"),
    "audit.verified": _("Audit log verified"),
    "audit.purged": _("Old part of the audit log removed"),
    "vault.tampered": _("A sealed value turned out to be changed"),
    "vault.unavailable": _("A sealed value could not be opened"),
    "rows.changed": _("Rows that decide about rights changed"),
    "rows.forged": _("A row that decides about rights turned out to be changed"),
    "rows.remarked": _("Rows brought under the new master key"),
    "rows.marked": _("Rows of before given their seal"),
    "session.begun": _("Signed in"),
    "session.ended": _("Signed out"),
    "session.refused": _("Wrong password"),
    "password.changed": _("Password changed"),
    "second_factor.added": _("Second factor added"),
    "second_factor.removed": _("Second factor removed"),
    "second_factor.changed": _("Recovery codes renewed"),
    "keys.rotated": _("Master key replaced"),
    "keys.shredded": _("Keys of what was erased forgotten, in back-ups too"),
    "keys.retired": _("Old master key removed"),
}
# The first word of an event is its group.
GROUPS: Words = {
    "audit": _("Audit log"),
    "vault": _("Vault"),
    "keys": _("Keys"),
    "rows": _("Changed rows"),
    "session": _("Signing in"),
    "password": _("Passwords"),
    "second_factor": _("Second factors"),
}


@cache
def all_events() -> Words:
    return {event: words for room in all_rooms() for event, words in room.events.items()}


@cache
def all_groups() -> Words:
    return {group: words for room in all_rooms() for group, words in room.event_groups.items()}


def describe(event: str) -> str:
    """The event in the language of the reader; its code when no room knows it any more."""
    return str(all_events().get(event, event))
