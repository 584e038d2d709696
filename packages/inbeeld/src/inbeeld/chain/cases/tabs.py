"""The pages of one case, in their order: its own and those that other rooms bring."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.rooms.api import Spot, links_at

from .models import Case


def tabs_of(spot: Spot, case: Case, actor: Actor, current: str) -> list[dict[str, Any]]:
    return [
        {"url": url, "label": link.label, "current": current in {link.url_name, *link.covers}, "count": None}
        for link, url in links_at(spot, actor, case)
    ]


def page_above(page: str, case: Case, actor: Actor) -> str:
    """The address of the tab that a page stands under; the overview where no room has one for it."""
    over = (url for link, url in links_at(Spot.CASE_TABS, actor, case) if page in link.covers)
    return next(over, reverse("cases:detail", args=[case.pk]))
