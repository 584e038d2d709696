"""The links that rooms bring to a page, as far as they are open to the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from .loading import all_rooms, in_order
from .pages import PageLink, Spot

if TYPE_CHECKING:
    from inbeeld.foundation.access.actor import Actor


def links_at(spot: Spot, actor: Actor | None, record: Any = None) -> list[tuple[PageLink, str]]:
    """Each link with its address, which takes the id of the record where the page is about one."""
    links = in_order(link for room in all_rooms() for link in room.links if link.spot is spot)
    about = () if record is None else (record.pk,)
    return [
        (link, reverse(link.url_name, args=(*about, *link.arguments)))
        for link in links
        if link.action is None or (actor is not None and actor.may(link.action, record, link.part))
    ]
