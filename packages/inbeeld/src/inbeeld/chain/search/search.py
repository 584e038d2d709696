"""What can be found, each kind only as far as it is open to who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.design.api import plain_letters
from inbeeld.foundation.rooms.api import MOST_HITS, Hit, all_rooms, in_order

SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Group:
    heading: str | Promise
    hits: list[Hit]
    more: bool


def find(actor: Actor, typed: str) -> list[Group]:
    """The groups in which something was found, in the order that rooms give."""
    if signs_in(typed) < SHORTEST:
        return []
    sources = in_order(source for room in all_rooms() for source in room.found)
    groups = [_group(source.heading, source.find(actor, typed)) for source in sources]
    groups.append(_group(_("Pages"), _pages(actor, typed)))
    return [group for group in groups if group.hits]


def signs_in(typed: str) -> int:
    """How much there is to go by: letters and digits."""
    return sum(sign.isalnum() for sign in typed)


def the_one(groups: list[Group]) -> str:
    """Where to go at once: the address of the only thing whose whole name was typed."""
    whole = [hit.url for group in groups for hit in group.hits if hit.is_it and hit.url]
    return whole[0] if len(whole) == 1 else ""


def _pages(actor: Actor, typed: str) -> list[Hit]:
    """Places of the navigation and pages of one's own that are called so, as far as they are open to the actor."""
    wanted = plain_letters(typed)
    named: list[tuple[str, str, Action | None]] = [
        (str(place.label), place.url_name, place.action) for room in all_rooms() for place in room.navigation
    ]
    named += [(str(page.label), page.url_name, page.action) for room in all_rooms() for page in room.own_pages]
    return [
        Hit(label, "", reverse(url_name), is_it=plain_letters(label) == wanted)
        for label, url_name, action in named
        if (action is None or actor.may(action)) and wanted in plain_letters(label)
    ]


def _group(heading: str | Promise, hits: Iterable[Hit]) -> Group:
    found = list(hits)
    return Group(heading, found[:MOST_HITS], more=len(found) > MOST_HITS)
