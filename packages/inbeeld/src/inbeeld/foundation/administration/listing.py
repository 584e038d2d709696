"""One page of a list that may be long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as NumberedPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of one page, and the ways to the ones beside it."""

    rows: NumberedPage[Any]
    previous_url: str
    next_url: str
    summary: str


def listing(request: HttpRequest, found: QuerySet[Any]) -> Listing:
    paginator = Paginator(found, PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    summary = ngettext("%(count)s in all", "%(count)s in all", paginator.count) % {"count": paginator.count}
    return Listing(
        rows=page,
        previous_url=_address(request, page.previous_page_number()) if page.has_previous() else "",
        next_url=_address(request, page.next_page_number()) if page.has_next() else "",
        summary=summary,
    )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
