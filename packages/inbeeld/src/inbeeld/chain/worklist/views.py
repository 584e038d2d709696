"""The front page for everybody, and what staff have to do."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from inbeeld.chain.cases.circles import OWN, TEAM, chosen_circle, circles_of
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.design.middleware import indexable

from .case_work import case_sections
from .conversation_work import conversation_sections
from .signal_work import signal_sections


@indexable
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """Who signed in goes to his work; everybody else sees what he can do here."""
    if cast("ActorRequest", request).user.is_authenticated:
        return redirect("worklist:home")
    return render(request, "worklist/front.html")


@staff_page(Action.WORK)
@require_GET
def home(request: ActorRequest) -> HttpResponse:
    """What has to be done, and nothing else."""
    actor, today = request.actor, timezone.localdate()
    if not actor.may(Action.CASE_READ):
        return render(request, "worklist/home.html", {"sections": [], "today": today, "elsewhere": True})
    circle = chosen_circle(actor, request.GET.get("kring", ""))
    circle = circle if circle in {OWN, TEAM} else OWN
    sections = [
        *conversation_sections(actor, circle),
        *signal_sections(actor, circle, today),
        *case_sections(actor, circle, today),
    ]
    read = {case.pk: case for section in sections for case in section.read}
    if read:
        record("case.read", records=list(read.values()), actor=actor, fields=["actions"])
    circles = {name: label for name, label in circles_of(actor).items() if name in {OWN, TEAM}}
    context = {
        "sections": [section for section in sections if section.items],
        "today": today,
        "circles": _tabs(circles, circle) if len(circles) > 1 else [],
    }
    return render(request, "worklist/home.html", context)


def _tabs(circles: dict[str, str], current: str) -> list[dict[str, object]]:
    labels = {OWN: _("For me"), TEAM: _("For my team")}
    return [
        {"url": f"?kring={name}", "label": labels[name], "current": name == current, "count": None} for name in circles
    ]
