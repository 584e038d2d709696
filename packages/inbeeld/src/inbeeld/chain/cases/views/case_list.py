"""The list of cases, and finding one by its pseudonym."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from inbeeld.chain.cases.case_filters_by_relation import SHARED, cases_in, chosen_circle, circles_of
from inbeeld.chain.cases.forms.filters import CaseFilter
from inbeeld.chain.cases.hooks import CaseListLink
from inbeeld.chain.cases.naming import beside
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import Order, page_of
from inbeeld.foundation.rooms.api import hooks_of

COLUMNS = {"due": "next_due_on", "contact": "contact_due_on", "opened": "opened_on"}


@staff_page(Action.CASE_READ)
@require_GET
def case_list(request: ActorRequest) -> HttpResponse:
    circle = chosen_circle(request.actor, request.GET.get("circle", ""))
    state = "closed" if request.GET.get("state") == "closed" else "open"
    filters = CaseFilter(request.GET, actor=request.actor)
    # Of a shared case somebody may hold parts only: no filter and no order may tell him what the others hold.
    chosen = {} if circle == SHARED else filters.chosen()
    order = Order("opened_on", descending=True) if circle == SHARED else _order(request, state)
    rows = cases_in(circle, request.actor).filter(is_open=state == "open", **chosen)
    page = page_of(rows.named().select_related("organisation"), request.GET, order=order)
    record("case.listed", kind="cases.case", actor=request.actor, fields=sorted(chosen))
    context = {
        "page": page,
        "rows": [(case, beside(case, request.actor)) for case in page.rows],
        "form": None,
        "filters": filters,
        "filtered": bool(chosen),
        "narrowed": bool(chosen) or state != "open",
        "shared": circle == SHARED,
        "circle": circle,
        "state": state,
        "circles": [
            {"url": f"?circle={name}", "label": label, "current": name == circle, "count": None}
            for name, label in circles_of(request.actor).items()
        ],
        "default_order": "due" if state == "open" else "-opened",
        "today": timezone.localdate(),
        "links": [
            {"url": reverse(link.url_name), "label": link.label}
            for link in hooks_of(CaseListLink)
            if circle in link.circles and request.actor.may(link.action)
        ],
        "may_open": request.actor.may(Action.CASE_OPEN),
        "may_emergency": request.actor.may(Action.EMERGENCY_OPEN),
    }
    return render(request, "cases/list.html", context)


def _order(request: ActorRequest, state: str) -> Order:
    asked = request.GET.get("order", "")
    column = COLUMNS.get(asked.removeprefix("-"))
    if column is None:
        return Order("next_due_on") if state == "open" else Order("opened_on", descending=True)
    return Order(column, descending=asked.startswith("-"))
