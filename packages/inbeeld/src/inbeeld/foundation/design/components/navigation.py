"""Ways from page to page."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from inbeeld.foundation.rooms.api import Spot, links_at

from .addresses import same_language
from .library import draw, register


class Link(Protocol):
    """One place to go: `count` is shown when it is not None."""

    url: str
    label: str
    current: bool
    count: int | None


class Page(Protocol):
    """One page of a long list; an address is empty where the list ends."""

    previous_url: str
    next_url: str
    summary: str


def drawn(context: Context, links: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the links, given as objects or as dicts, with addresses that keep the language."""
    read = [
        link if isinstance(link, dict) else {name: getattr(link, name, None) for name in Link.__annotations__}
        for link in links
    ]
    return [{**link, "url": same_language(context, str(link["url"]))} for link in read]


@register.simple_tag(takes_context=True)
def room_links(context: Context, spot: str, record: Any = None) -> list[dict[str, Any]]:
    """Give the links that rooms bring to this spot of a page, as far as they are open to the reader."""
    found = links_at(Spot(spot), context.get("actor"), record)
    return [{"url": url, "label": link.label} for link, url in found]


@register.simple_tag(takes_context=True)
def tabs(context: Context, links: Iterable[Any], *, label: str = "") -> SafeString:
    """Draw the pages of one thing as tabs; each is a link."""
    return draw("tabs", links=drawn(context, links), label=label or _("Parts of this page"))


@register.simple_tag(takes_context=True)
def side_navigation(context: Context, links: Iterable[Any], *, label: str = "") -> SafeString:
    """Draw the pages of one section beside the content."""
    return draw("side_navigation", links=drawn(context, links), label=label or _("In this section"))


@register.simple_block_tag
def breadcrumb(content: str) -> SafeString:
    """Wrap `crumb`s: where this page stands."""
    return draw("breadcrumb", content=content)


@register.simple_tag(takes_context=True)
def crumb(context: Context, url: str, label: str) -> SafeString:
    """Draw one step of the breadcrumb; without an address it is the page itself."""
    return draw("crumb", url=same_language(context, str(url)) if url else "", label=label)


@register.simple_tag
def paging(page: Page) -> SafeString:
    """Draw the way to the previous and the next page of a list."""
    return draw("paging", page=page)
