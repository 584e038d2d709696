"""Pages that keep nothing and set no cookie."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.foundation.accounts.api import Coordination, coordination_for
from inbeeld.foundation.design.api import indexable
from inbeeld.foundation.geography.api import Municipality, find_municipalities, municipality_named

from .content import Line, lines, page_numbered, pages
from .rules import NEARBY, WRITE

MOST_NAMES = 8
LONGEST_NAME = 100
UNPROCESSABLE = 422
EVERYWHERE, FALLBACK = ("veilig_thuis", "sexual_violence", "emergency"), "comensha"
AFTER_NEARBY = ("talk", "confidentiality", "now")
Choice = tuple[str, str]


@gzip_page
@indexable
@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    language = get_language() or "nl"
    found = page_numbered(number, language)
    if found is None:
        raise Http404
    return render(request, "help/page.html", {"page": found, "choices": _choices(found.next, language)})


# Sent and not asked by address: the name of a place belongs in no history. It acts for nobody, so it needs no token.
@csrf_exempt
@gzip_page
@indexable
@require_http_methods(["GET", "HEAD", "POST"])
def nearby(request: HttpRequest) -> HttpResponse:
    """Who helps in one municipality: its care coordinator, Veilig Thuis, and the lines for everybody."""
    language, today = get_language() or "nl", timezone.localdate()
    typed = request.POST.get("place", "").replace("\x00", "").strip()[:LONGEST_NAME]
    place = municipality_named(typed, today) if typed else None
    is_wrong = request.method == "POST" and place is None
    context = {
        "typed": typed,
        "place": place,
        "is_wrong": is_wrong,
        "meant": find_municipalities(typed, today)[:MOST_NAMES] if is_wrong and typed else [],
        "near": _near(coordination_for(place, today), language) if place else [],
        "everywhere": [lines(language)[key] for key in (EVERYWHERE if place else (*EVERYWHERE, FALLBACK))],
        "municipalities": Municipality.objects.on(today).values_list("name", flat=True),
        "choices": _choices(AFTER_NEARBY, language),
    }
    return render(request, "help/nearby.html", context, status=UNPROCESSABLE if is_wrong else 200)


def _near(found: Coordination | None, language: str) -> list[Line]:
    """The care coordinator of the place; where there is none, or no way to reach one, who knows who is closest."""
    fallback = lines(language)[FALLBACK]
    if found is None or found.is_fallback:
        return [fallback]
    about = _("The care coordinator for your region. Knows all the help that is near. You may call without your name.")
    contact = found.contact
    line = Line(
        found.name, about, contact.opening_hours, contact.phone, contact.website, contact.source, contact.checked_on
    )
    return [line] if line.phone or line.website else [line, fallback]


def _choices(keys: Iterable[str], language: str) -> list[Choice]:
    """Where one can go from here: words and address."""
    found = pages(language)
    named = {
        NEARBY: (_("Help near me"), reverse("help:nearby")),
        WRITE: (_("Write to an outreach worker without your name"), reverse("outreach:new")),
    }
    return [
        named[key] if key in named else (found[key].choice, reverse("help:page", args=[found[key].number]))
        for key in keys
    ]
