"""Signing in as one of the demo's people with one click; not there at all outside the demo."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from inbeeld.foundation.access.api import ANONYMOUS
from inbeeld.foundation.accounts.api import DEMO_FACTOR, MEMBERSHIP, Membership
from inbeeld.foundation.fiction.api import PERSONAS, email_of
from inbeeld.foundation.rooms.api import Spot, all_rooms, links_at

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Everybody whom a visitor can be, and what can be tried without being anybody."""
    _only_in_demo()
    hints = [part.hint() for room in all_rooms() for part in room.demo if part.hint]
    links = links_at(Spot.DEMO, ANONYMOUS)
    return render(request, "demo/choose.html", {"personas": PERSONAS, "hints": hints, "links": links})


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    _only_in_demo()
    wanted = next((one for one in PERSONAS if one.key == request.POST.get("persona")), None)
    if wanted is None:
        raise Http404
    membership = get_object_or_404(Membership.objects.select_related("user"), user__email=email_of(wanted))
    request.session.flush()
    login(request, membership.user, backend=BACKEND)
    request.session[DEMO_FACTOR] = True
    request.session[MEMBERSHIP] = str(membership.pk)
    return redirect(settings.LOGIN_REDIRECT_URL)


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404
