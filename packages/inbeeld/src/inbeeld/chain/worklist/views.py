"""The front page for everybody, and what staff have to do."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from inbeeld.chain.cases.api import OWN, TEAM, beside, circles_of
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, colleagues_of, staff_page
from inbeeld.foundation.accounts.api import kept_query
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.design.api import indexable
from inbeeld.foundation.rooms.api import LISTED, Group, Section, Spot, Visitor, all_rooms, in_order, links_at

from .load import table_of_loads
from .page import WorkPage, page_of_work, whole_section
from .quick import SHOWN as MOST_CASES
from .quick import cases_for, offered, quick_entries
from .work import first_circle, work_of

KEPT = ("circle", "show")
EVERYTHING = "everything"
CIRCLES: dict[str, Promise] = {OWN: _("For me"), TEAM: _("For my team")}
VISITORS: dict[Visitor, dict[str, Any]] = {
    Visitor.SELF: {
        "heading": _("It is about me"),
        "text": _("Read what can be done and whom you can talk to. No name, no account, nothing is kept."),
    },
    Visitor.NEAR: {
        "heading": _("I am a parent, relative or friend"),
        "text": _("What helps, what does not, and somebody who thinks along with you. For you there is help too."),
    },
    Visitor.PROFESSIONAL: {
        "heading": _("I work with young people"),
        "text": _(
            "Boys are exploited too. You do not have to be sure. Ask, or tell what you saw: somebody who knows the "
            "region thinks along with you. Without an account, in five minutes, and no name is asked."
        ),
    },
    Visitor.STAFF: {"heading": _("I work with Inbeeld"), "text": _("For care coordinators and their partners.")},
}
GROUPS: dict[str, Promise] = {
    EVERYTHING: _("Everything"),
    Group.INCOMING.value: _("What came in"),
    Group.CASES.value: _("Cases"),
    Group.TOGETHER.value: _("Working together"),
}


@indexable
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """Staff who are signed in go to their work; everybody else is asked who they are."""
    if cast("ActorRequest", request).user.is_authenticated:
        return redirect("worklist:home")
    doors = in_order(door for room in all_rooms() for door in room.front_doors)
    visitors = [
        {**words, "doors": [(door, reverse(door.url_name)) for door in doors if door.visitor is visitor]}
        for visitor, words in VISITORS.items()
    ]
    return render(request, "worklist/front.html", {"visitors": [one for one in visitors if one["doors"]]})


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
    colleagues = colleagues_of(actor) if circle == TEAM and actor.may(Action.LOAD_READ) else []
    colleague = next((one for one in colleagues if str(one.pk) == request.GET.get("colleague")), None)
    if colleague:
        all_work = [one.narrowed_to(colleague.pk) for one in all_work]
    alone = next((one for one in all_work if one.key == request.GET.get("section")), None)
    sections = [alone] if alone else [one for one in all_work if group in {EVERYTHING, one.group}]
    if alone:
        alone.shown = LISTED
    page = whole_section(alone) if alone else page_of_work(sections, today)
    _record_reading(page, actor)
    context = {
        "page": page,
        "sections": [section for section in sections if section.found],
        "colleagues": colleagues,
        "colleague": colleague,
        "may_assign": actor.may(Action.CASE_ASSIGN),
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
    rows = [(case, beside(case, request.actor), reverse(chosen.url_name, args=[case.pk])) for case in cases]
    return render(request, "worklist/quick.html", {"quick": chosen, "rows": rows, "more": more})


def _record_reading(page: WorkPage, actor: Actor) -> None:
    read = {case.pk: case for case in page.read}
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
