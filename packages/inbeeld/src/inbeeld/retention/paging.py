"""One page of what will be erased."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict

from .models import Announcement

SIZE = 50
PAGE = "pagina"


@dataclass(frozen=True, slots=True)
class AheadPage:
    rows: list[Announcement]
    previous_url: str
    next_url: str
    summary: str = ""


def page_of(ahead: QuerySet[Announcement], query: QueryDict) -> AheadPage:
    found = Paginator(ahead, SIZE).get_page(query.get(PAGE))
    return AheadPage(
        list(found),
        f"?{PAGE}={found.number - 1}" if found.has_previous() else "",
        f"?{PAGE}={found.number + 1}" if found.has_next() else "",
    )
