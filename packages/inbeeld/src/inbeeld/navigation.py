"""What the page frame shows on every page: who asks, and where they can go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise

from inbeeld.foundation.access.api import ANONYMOUS, Actor
from inbeeld.foundation.accounts.api import ROLE_NAMES
from inbeeld.foundation.rooms.api import all_rooms, in_order


@dataclass(frozen=True, slots=True)
class Link:
    label: str | Promise
    url: str
    current: bool


def page_frame(request: HttpRequest) -> dict[str, object]:
    """What the frame needs itself, and what rooms add to it."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    frame: dict[str, object] = {
        "actor": actor,
        "role_name": ROLE_NAMES[actor.role] if actor.role else "",
        "demo": settings.DEMO,
        "navigation": list(_links(actor, request.path)),
        "user_navigation": list(_own_links(actor)),
    }
    for room in all_rooms():
        if room.frame:
            frame |= room.frame(request)
    return frame


def begin(request: HttpRequest) -> HttpResponse:
    """Where somebody begins in a house without a work list: at the first place open to them, or at their account."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    first = next(_links(actor, request.path), None)
    nowhere = "accounts:profile" if request.user.is_authenticated else settings.LOGIN_URL
    return redirect(first.url if first else nowhere)


def _links(actor: Actor, path: str) -> Iterator[Link]:
    """The places that are open to the actor; he is at the one whose prefix says most about his address."""
    places = in_order(place for room in all_rooms() for place in room.navigation)
    here = max((place.prefix for place in places if path.startswith(place.prefix)), key=len, default="")
    for place in places:
        if actor.may(place.action):
            yield Link(place.label, reverse(place.url_name), place.prefix == here)


def _own_links(actor: Actor) -> Iterator[Link]:
    for page in in_order(page for room in all_rooms() for page in room.own_pages):
        if page.action is None or actor.may(page.action):
            yield Link(page.label, reverse(page.url_name), current=False)
