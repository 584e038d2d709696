"""Reading one case: overview, contacts, history."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from inbeeld.chain.cases.models import Assignment, Case, Closure, ContactMoment, PhaseChange, StatusChange
from inbeeld.chain.cases.paging import Order, page_of
from inbeeld.chain.cases.services.opening import facts_of
from inbeeld.chain.cases.tabs import FRAGMENTS, VERBS, links_of
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action, Part

from .domains import newest_ratings
from .frame import find_case, find_for, open_parts, render_case

LATEST_CONTACTS = 5
OPEN_ACTIONS = 50


@staff_page(Action.CASE_READ)
@require_GET
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_case(request, pk)
    parts = open_parts(request.actor, case)
    context: dict[str, Any] = {}
    if Part.SUMMARY in parts:
        context["facts"] = facts_of(case)
    if Part.ACTIONS in parts:
        context["actions"] = _actions(case)
    if Part.CONTACTS in parts:
        context["contacts"] = _with_text(case.contacts.all()[:LATEST_CONTACTS], "note", case)
    if Part.DOMAINS in parts:
        context["domains"] = [entry for entry in newest_ratings(case) if entry["rating"]]
    context["verbs"] = links_of(VERBS, case, request.actor) if case.is_open else []
    context["fragments"] = links_of(FRAGMENTS, case, request.actor)
    reads = [Part.SUMMARY, Part.ACTIONS, Part.CONTACTS, Part.DOMAINS]
    return render_case(request, "cases/detail.html", case, tab="cases:detail", reads=reads, **context)


def _actions(case: Case) -> list[dict[str, Any]]:
    """What is open, and what was settled last."""
    rows = case.actions.select_related("owner__user")
    to_do = list(rows.filter(state="open")[:OPEN_ACTIONS])
    settled = list(rows.exclude(state="open").order_by("-settled_on", "-at")[:3])
    return _with_text([*to_do, *settled], "what", case)


def _with_text(rows: Iterable[Any], field: str, case: Case) -> list[dict[str, Any]]:
    """The records with their text opened; the key of the case is unwrapped once for all."""
    found = []
    for row in rows:
        row.data_key = case.data_key
        found.append({"row": row, "text": row.reveal(field)})
    return found


@staff_page(Action.CASE_READ)
@require_GET
def contacts(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.CONTACTS)
    rows = ContactMoment.objects.filter(case=case).select_related("by__user")
    page = page_of(rows, request.GET, order=Order("on", descending=True), size=30)
    return render_case(
        request,
        "cases/contacts.html",
        case,
        tab="cases:contacts",
        reads=[Part.CONTACTS],
        contacts=_with_text(page.rows, "note", case),
        page=page,
    )


@staff_page(Action.CASE_READ)
@require_GET
def history(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.SUMMARY)
    rows = [
        *StatusChange.objects.filter(case=case).select_related("by__user"),
        *PhaseChange.objects.filter(case=case).select_related("by__user"),
        *Closure.objects.filter(case=case).select_related("by__user"),
        *Assignment.objects.filter(case=case).select_related("by__user", "coordinator__user"),
    ]
    rows.sort(key=lambda row: row.at, reverse=True)
    events = _with_text(rows, "reason", case)
    return render_case(request, "cases/history.html", case, tab="cases:history", reads=[Part.SUMMARY], events=events)
