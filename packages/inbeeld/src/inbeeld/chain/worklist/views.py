"""The front page for everybody, and what staff have to do."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from inbeeld.chain.cases.api import OWN, TEAM, circles_of
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import kept_query
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.design.api import indexable
from inbeeld.foundation.rooms.api import COUNTED, Group, Section, Spot, all_rooms, in_order, links_at

from .load import table_of_loads
from .quick import SHOWN as MOST_CASES
from .quick import cases_for, offered, quick_entries
from .work import first_circle, work_of

KEPT = ("circle", "show")
EVERYTHING = "everything"
CIRCLES: dict[str, Promise] = {OWN: _("For me"), TEAM: _("For my team")}
GROUPS: dict[str, Promise] = {
    EVERYTHING: _("Everything"),
    Group.INCOMING.value: _("What came in"),
    Group.CASES.value: _("Cases"),
    Group.TOGETHER.value: _("Working together"),
}


@indexable
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """Who signed in goes to his work; everybody else sees what he can do here."""
    if cast("ActorRequest", request).user.is_authenticated:
        return redirect("worklist:home")
    doors = in_order(door for room in all_rooms() for door in room.front_doors)
    return render(request, "worklist/front.html", {"doors": [(door, reverse(door.url_name)) for door in doors]})


@staff_page(Action.WORK)
@require_GET
def home(request: ActorRequest) -> HttpResponse:
    """What has to be done, narrowed as the reader chose now or the last time."""
    actor, today = request.actor, timezone.localdate()
    query = kept_query(str(actor.user_id), "work", request.GET, KEPT)
    circles = [name for name in circles_of(actor) if name in CIRCLES]
    circle = query.get("circle", "") if query.get("circle") in circles else first_circle(actor)
    group = query.get("show", "") if query.get("show") in GROUPS else EVERYTHING
    all_work = work_of(actor, circle, today)
    alone = next((one for one in all_work if one.key == request.GET.get("section")), None)
    sections = [alone] if alone else [one for one in all_work if group in {EVERYTHING, one.group}]
    if alone:
        alone.shown = COUNTED
    _record_reading(sections, actor)
    context = {
        "sections": [section for section in sections if section.items],
        "today": today,
        "elsewhere": not all_work,
        "alone": alone,
        "narrowed": group != EVERYTHING,
        "quick": offered(actor),
        "may_see_load": actor.may(Action.LOAD_READ),
        "circles": _tabs(circles, circle, group) if len(circles) > 1 else [],
        "groups": _groups(all_work, circle, group),
    }
    return render(request, "worklist/home.html", context)


@staff_page(Action.LOAD_READ)
@require_GET
def load(request: ActorRequest) -> HttpResponse:
    """How much each colleague has in hand: numbers, in the order of names."""
    return render(
        request,
        "worklist/load.html",
        {**table_of_loads(request.actor, timezone.localdate()), "links": links_at(Spot.LOAD, request.actor)},
    )


@staff_page(Action.CASE_WRITE)
@require_GET
def quick(request: ActorRequest, slug: str) -> HttpResponse:
    """In which case something is written down: own cases and those that were opened for it."""
    chosen = quick_entries().get(slug)
    if chosen is None:
        raise Http404
    found = list(cases_for(chosen, request.actor)[: MOST_CASES + 1])
    cases, more = found[:MOST_CASES], len(found) > MOST_CASES
    record("case.listed", kind="cases.case", actor=request.actor, fields=["quick"])
    rows = [(case, reverse(chosen.url_name, args=[case.pk])) for case in cases]
    return render(request, "worklist/quick.html", {"quick": chosen, "rows": rows, "more": more})


def _record_reading(sections: list[Section], actor: Actor) -> None:
    read = {case.pk: case for section in sections for case in section.read}
    if read:
        record("case.read", records=list(read.values()), actor=actor, fields=["actions"])


def _tabs(circles: list[str], current: str, group: str) -> list[dict[str, object]]:
    return [
        {"url": f"?circle={name}&show={group}", "label": CIRCLES[name], "current": name == current, "count": None}
        for name in circles
    ]


def _groups(sections: list[Section], circle: str, current: str) -> list[dict[str, object]]:
    """What the list can be narrowed to; nothing where all work is of one kind."""
    kinds = {section.group.value for section in sections}
    if len(kinds) < 2:  # noqa: PLR2004 - one kind of work is no choice
        return []
    return [
        {"url": f"?circle={circle}&show={name}", "label": label, "current": name == current}
        for name, label in GROUPS.items()
        if name == EVERYTHING or name in kinds
    ]
