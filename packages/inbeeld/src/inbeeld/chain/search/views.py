"""The page that finds. What is typed is sent, never put into an address."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.design.api import clean_line

from .recent import recent
from .search import SHORTEST, find, signs_in, the_one

LONGEST = 60


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page()
def find_page(request: ActorRequest) -> HttpResponse:
    """Before something is typed: what was opened last. The one thing that was named in full opens at once."""
    typed = clean_line(request.POST.get("what", ""))[:LONGEST]
    groups = find(request.actor, typed)
    if typed:
        record("case.listed", kind="cases.case", actor=request.actor, fields=["pseudonym"])
    if address := the_one(groups):
        return redirect(address)
    context = {
        "typed": typed,
        "groups": groups,
        "too_short": bool(typed) and signs_in(typed) < SHORTEST,
        "may_emergency": request.actor.may(Action.EMERGENCY_OPEN),
        "recent": [] if typed else recent(request.actor),
    }
    return render(request, "search/find.html", context)


@require_safe
@staff_page()
def keys(request: ActorRequest) -> HttpResponse:
    """Which keys do what, on paper if need be."""
    return render(request, "search/keys.html")
