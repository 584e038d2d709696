"""Reading one case: overview and history."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from inbeeld.chain.cases.contact_search import opened_moments
from inbeeld.chain.cases.course import course_of
from inbeeld.chain.cases.facts_in_words import changes_in_words
from inbeeld.chain.cases.models import (
    Assignment,
    Case,
    Closure,
    Detection,
    FactChange,
    PhaseChange,
    PhaseCheck,
    StatusChange,
)
from inbeeld.chain.cases.services.facts import facts_of
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.records.texts import with_text
from inbeeld.foundation.rooms.api import Spot, links_at

from .breaks import near_breaks
from .domains import newest_ratings
from .frame import find_case, find_for, open_parts, render_case

LATEST_CONTACTS = 3
GOALS = 5
NEXT_ACTIONS = 5


@staff_page(Action.CASE_READ)
@require_GET
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_case(request, pk)
    parts = open_parts(request.actor, case)
    context: dict[str, Any] = {}
    if Part.SUMMARY in parts:
        context["facts"] = facts_of(case)
        context["episodes"] = list(case.episodes.all())
        context["course"] = course_of(case)
        context["breaks"] = near_breaks(case)
    if Part.ACTIONS in parts:
        context["actions"] = _actions(case)
        context["goals"] = with_text(case.goals.in_force()[:GOALS], "words", case)
    if Part.CONTACTS in parts:
        latest = case.contacts.filter(struck_at=None).select_related("by__user")[:LATEST_CONTACTS]
        context["contacts"] = opened_moments(latest, case)
    if Part.DOMAINS in parts:
        terms = case.terms()
        context["old_after_days"] = terms.old_after_days
        context["domains"] = [entry for entry in newest_ratings(case, terms) if entry["rating"]]
    context["verbs"] = links_at(Spot.CASE_VERBS, request.actor, case) if case.is_open else []
    if not case.is_open and Part.SUMMARY in parts:
        context["ends"] = case.closures.prefetch_related("domain_outcomes__domain").first()
    context["fragments"] = links_at(Spot.CASE_OVERVIEW, request.actor, case)
    reads = [Part.SUMMARY, Part.ACTIONS, Part.CONTACTS, Part.DOMAINS]
    return render_case(request, "cases/detail.html", case, tab="cases:detail", reads=reads, **context)


def _actions(case: Case) -> list[dict[str, Any]]:
    """What is to be done next, and what was settled last: the plan has them all."""
    rows = case.actions.select_related("owner__user")
    to_do = list(rows.filter(state="open")[:NEXT_ACTIONS])
    settled = list(rows.exclude(state="open").order_by("-settled_on", "-at")[:1])
    return with_text([*to_do, *settled], "what", case)


@staff_page(Action.CASE_READ)
@require_GET
def history(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.SUMMARY)
    rows = [
        *FactChange.objects.filter(case=case).select_related("by__user"),
        *StatusChange.objects.filter(case=case).select_related("by__user", "corrects", "correction"),
        *Detection.objects.filter(case=case).select_related("by__user"),
        *PhaseChange.objects.filter(case=case).select_related("by__user"),
        *Closure.objects.filter(case=case).select_related("by__user").prefetch_related("domain_outcomes__domain"),
        *Assignment.objects.filter(case=case).select_related("by__user", "coordinator__user"),
    ]
    rows.sort(key=lambda row: row.at, reverse=True)
    events = with_text(rows, "reason", case)
    points = _names_of_points(rows)
    for event in events:
        if isinstance(event["row"], FactChange):
            event["changes"] = changes_in_words(event["row"])
        if isinstance(event["row"], PhaseChange):
            event["unsettled"] = [points.get(code, code) for code in event["row"].unsettled]
    context: dict[str, Any] = {"events": events, "course": course_of(case)}
    return render_case(request, "cases/history.html", case, tab="cases:history", reads=[Part.SUMMARY], **context)


def _names_of_points(rows: Iterable[Any]) -> dict[str, str]:
    """How the points that were not settled at some step are called."""
    codes_used = {code for row in rows if isinstance(row, PhaseChange) for code in row.unsettled}
    known = PhaseCheck.objects.filter(code__in=codes_used).order_by("check_set__version") if codes_used else ()
    return {point.code: str(point) for point in known}
