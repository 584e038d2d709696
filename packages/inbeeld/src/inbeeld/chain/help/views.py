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

from .content import Line, address_of, lines, page_before, page_numbered, pages
from .rules import ASK, NEARBY, WRITE

MOST_NAMES = 8
LONGEST_NAME = 100
UNPROCESSABLE = 422
EVERYWHERE, FALLBACK = ("emergency", "victim_chat", "veilig_thuis", "sexual_violence"), "comensha"
AFTER_NEARBY = ("talk", "confidentiality", "now")
Choice = tuple[str, str]


@gzip_page
@indexable
@require_safe
def page(request: HttpRequest, number: int, door: str = "") -> HttpResponse:
    language = get_language() or "nl"
    found = page_numbered(number, language, door)
    if found is None:
        raise Http404
    before = page_before(found, language)
    context = {
        "page": found,
        "first": _choices(found.first, language),
        "choices": _choices(found.next, language),
        "inside": reverse("help:near" if found.door else "help:start"),
        "before": (before.title, address_of(before)) if before else None,
    }
    return render(request, "help/page.html", context)


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
    near = _near(coordination_for(place, today), language) if place else []
    everywhere = EVERYWHERE if near else (*EVERYWHERE[:1], FALLBACK, *EVERYWHERE[1:])
    context = {
        "typed": typed,
        "place": place,
        "is_wrong": is_wrong,
        "meant": find_municipalities(typed, today)[:MOST_NAMES] if is_wrong and typed else [],
        "near": near,
        "everywhere": [lines(language)[key] for key in everywhere],
        "municipalities": Municipality.objects.on(today).values_list("name", flat=True),
        "nobody_near": place is not None and not near,
        "choices": _choices(AFTER_NEARBY, language),
        "inside": reverse("help:start"),
    }
    return render(request, "help/nearby.html", context, status=UNPROCESSABLE if is_wrong else 200)


def _near(found: Coordination | None, language: str) -> list[Line]:
    """The care coordinator of the place; nobody where there is none: a national line is not near."""
    if found is None or found.is_fallback:
        return []
    about = _("The care coordinator for your region. Knows all the help that is near. You may call without your name.")
    contact = found.contact
    line = Line(
        found.name, about, contact.opening_hours, contact.phone, contact.website, contact.source, contact.checked_on
    )
    return [line] if line.phone or line.website else [line, lines(language)[FALLBACK]]


def _choices(keys: Iterable[str], language: str) -> list[Choice]:
    """Where one can go from here: words and address."""
    found = pages(language)
    named = {
        NEARBY: (_("Help near me"), reverse("help:nearby")),
        WRITE: (_("Send us a message, without your name"), reverse("outreach:new")),
        ASK: (_("Ask the care coordinator, without a name"), reverse("signals:new") + "?kind=question&setting=near"),
    }
    return [named[key] if key in named else (found[key].choice, address_of(found[key])) for key in keys]
