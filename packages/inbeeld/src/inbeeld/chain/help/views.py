"""Pages that ask nothing, keep nothing and set no cookie."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inbeeld.foundation.accounts.coordination import coordination_for
from inbeeld.foundation.design.middleware import indexable
from inbeeld.foundation.geography.lookup import find_municipalities, municipality_named
from inbeeld.foundation.geography.models import Municipality

from .content import Page, lines, page_numbered, pages

MOST_NAMES = 8
LONGEST_NAME = 100


@indexable
@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    language = get_language() or "nl"
    found = page_numbered(number, language)
    if found is None:
        raise Http404
    return render(request, "help/page.html", {"page": found, "choices": _choices(found, language)})


@indexable
@require_safe
def nearby(request: HttpRequest) -> HttpResponse:
    """Who helps in one municipality: its care coordinator, Veilig Thuis, and the lines for everybody."""
    typed = request.GET.get("plaats", "").strip()[:LONGEST_NAME]
    today = timezone.localdate()
    place = municipality_named(typed, today) if typed else None
    known = lines(get_language() or "nl")
    context = {
        "typed": typed,
        "place": place,
        "meant": find_municipalities(typed, today)[:MOST_NAMES] if typed and place is None else [],
        "coordination": coordination_for(place, today) if place else None,
        "lines": [known[key] for key in ("veilig_thuis", "comensha", "sexual_violence", "emergency")],
        "municipalities": Municipality.objects.on(today).values_list("name", flat=True),
    }
    return render(request, "help/nearby.html", context)


def _choices(found: Page, language: str) -> list[tuple[str, str]]:
    """Where one can go from here: words and address."""
    known = pages(language)
    return [
        (_("Help near me"), reverse("help:nearby"))
        if key == "nearby"
        else (known[key].choice, reverse("help:page", args=[known[key].number]))
        for key in found.next
    ]
