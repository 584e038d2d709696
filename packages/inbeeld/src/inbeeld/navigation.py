"""What the page frame shows on every page: who asks, and where he can go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.actor import ANONYMOUS, Actor
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.accounts.role_names import ROLE_NAMES


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the product that a role may go to; `prefix` is what all its addresses begin with."""

    label: str | Promise
    url_name: str
    prefix: str
    action: Action


@dataclass(frozen=True, slots=True)
class Link:
    label: str | Promise
    url: str
    current: bool


PLACES = (
    Place(_("Work"), "worklist:home", "/werk/", Action.WORK),
    Place(_("Signals"), "signals:inbox", "/signalen/", Action.SIGNAL_READ),
    Place(_("Handed in"), "signals:mine", "/signalen/mijn/", Action.SIGNAL_HAND_IN),
    Place(_("Conversations"), "outreach:inbox", "/gesprekken/", Action.CONVERSATION_READ),
    Place(_("Meldcode"), "meldcode:tracks", "/meldcode/trajecten/", Action.TRACK_OPEN),
    Place(_("Cases"), "cases:list", "/zaken/", Action.CASE_READ),
    Place(_("Transfers"), "transfers:list", "/overdrachten/", Action.TRANSFER_READ),
    Place(_("Way of working"), "cases:method", "/zaken/werkwijze/", Action.TERMS_MANAGE),
    Place(_("Oversight"), "oversight:audit", "/toezicht/", Action.AUDIT_READ),
    Place(_("Organisations"), "administration:organisations", "/beheer/organisaties/", Action.ORGANISATIONS_MANAGE),
    Place(_("People"), "administration:people", "/beheer/mensen/", Action.PEOPLE_MANAGE),
    Place(_("Installations"), "transfers:installations", "/beheer/installaties/", Action.ORGANISATIONS_MANAGE),
    Place(_("Regions"), "administration:regions", "/beheer/regios/", Action.REGIONS_MANAGE),
)


NEVER_KEPT = ("/account/", "/concepten/", "/demo/")

# What everybody finds under his name; the last only who may do that.
OWN_PAGES: tuple[tuple[str | Promise, str, Action | None], ...] = (
    (_("Not sent yet"), "drafts:own", None),
    (_("My account"), "accounts:profile", None),
    (_("E-mail notices"), "notices:choices", None),
    (_("Choose your role"), "accounts:role", None),
    (_("Where you are signed in"), "accounts:sessions", None),
    (_("Away"), "administration:absences", Action.ABSENCE_SET),
)


def page_frame(request: HttpRequest) -> dict[str, object]:
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    return {
        "actor": actor,
        "role_name": ROLE_NAMES[actor.role] if actor.role else "",
        "demo": settings.DEMO,
        "find_url": _address("finding:find") if actor.is_staff else "",
        "keys_url": _address("finding:keys") if actor.is_staff else "",
        "drafts_url": _drafts_url(actor, request.path),
        "navigation": list(_links(actor, request.path)),
        "user_navigation": [
            Link(label, reverse(name), current=False)
            for label, name, action in OWN_PAGES
            if action is None or actor.may(action)
        ],
    }


def _address(url_name: str) -> str:
    """Where a room's page is; a room that is left out takes it along."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _drafts_url(actor: Actor, path: str) -> str:
    """Where the forms of this page keep their drafts; how somebody signs in is never kept."""
    return "" if not actor.is_staff or path.startswith(NEVER_KEPT) else reverse("drafts:own")


def _links(actor: Actor, path: str) -> Iterator[Link]:
    """The places that are open to the actor."""
    here = max((place.prefix for place in PLACES if path.startswith(place.prefix)), key=len, default="")
    for place in PLACES:
        url = _address(place.url_name)
        if url and actor.may(place.action):
            yield Link(place.label, url, place.prefix == here)
