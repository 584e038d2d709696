"""The pages of one case, in their order: its own and those that other rooms bring."""

from __future__ import annotations

from typing import Any

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.rooms.api import Spot, links_at

from .models import Case


def tabs_of(spot: Spot, case: Case, actor: Actor, current: str) -> list[dict[str, Any]]:
    return [
        {"url": url, "label": link.label, "current": link.url_name == current, "count": None}
        for link, url in links_at(spot, actor, case)
    ]
