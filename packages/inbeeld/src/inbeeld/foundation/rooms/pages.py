"""Where a room's pages are found: their addresses, and the links to them on pages of other rooms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from inbeeld.foundation.access.rules import Action, Part


class Spot(StrEnum):
    """Where a page shows links that other rooms bring."""

    CASE_TABS = "case.tabs"  # the pages of one case; each takes its id
    CASE_RIGHTS = "case.rights"  # of these, what is not needed every day
    CASE_OVERVIEW = "case.overview"  # pieces of the overview, each asked for by its address
    CASE_VERBS = "case.verbs"  # what can be done with a whole open case
    CASE_DOCUMENTS = "case.documents"  # what can be done beside the documents of an open case
    CASE_DOCUMENTS_OVERVIEW = "case.documents_overview"  # pieces of that page, each asked for by its address
    CASE_PLAN = "case.plan"  # beside the phase, above the plan of a case
    LOAD = "load"  # below what each colleague has in hand
    OVERSIGHT = "oversight"
    ORGANISATION = "organisation"  # one organisation; each takes its id
    REGIONS = "regions"
    DEMO = "demo"  # what a visitor of the demo can try without an account
    DEMO_LINE = "demo.line"  # in the line that says that everything is made up
    USER_MENU = "user_menu"  # under somebody's own name
    PUBLIC_FOOTER = "public.footer"  # at the foot of every public page
    SIGNS = "signs"  # beside the question whether something is a sign
    COORDINATOR = "coordinator"  # beside the advice to ask the care coordinator
    TALK_NOW = "talk_now"  # beside the question whether somebody wants to talk at once


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a room; those of rooms above are tried first. How somebody signs in is kept in no draft."""

    prefix: str
    urls: str
    keeps_drafts: bool = True


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A place in the main navigation for those who may; `prefix` is what all its addresses begin with."""

    label: StrPromise | str
    url_name: str
    prefix: str
    action: Action
    order: int = 100


class Visitor(StrEnum):
    """The people whom the front page asks who they are, in the order of the page."""

    SELF = "self"
    NEAR = "near"
    PROFESSIONAL = "professional"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """What a visitor can do here, on the front page; the first door of each kind of visitor is the button."""

    visitor: Visitor
    label: StrPromise | str
    url_name: str
    icon: str
    order: int = 100


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page that people find under their own name."""

    label: StrPromise | str
    url_name: str
    action: Action | None = None
    order: int = 100


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link on a page of another room, for those who may; the page it leads to checks again for itself.

    `covers` names pages of rooms below that stand under this one: a tab is lit on them too.
    """

    spot: Spot
    url_name: str
    label: StrPromise | str
    action: Action | None = None
    part: Part | None = None
    order: int = 100
    arguments: tuple[int | str, ...] = ()
    covers: tuple[str, ...] = ()
