"""What came in at one's desk, in numbers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inbeeld.chain.signals.chart import chart_of
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.figures import figures_of
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.disclosure.api import csv_response

from .tabs import FIGURES, inbox_tabs


@require_safe
@staff_page(Action.SIGNAL_READ)
def figures(request: ActorRequest) -> HttpResponse:
    """As they may be sent on: the desk sees its signals themselves in its inbox."""
    found = figures_of(request.actor)
    if request.GET.get("format") == "csv":
        return csv_response(found.course, "signalen-van-de-eigen-regio", by=request.actor)
    quarters = list(found.course.axes[0].codes)
    context = {
        "tabs": inbox_tabs(FIGURES, request.actor),
        "figures": found,
        "chart": chart_of(found.course, quarters),
        "kinds": list(DecisionKind),
        "course": found.course.tables(),
        "others": [(counts, counts.tables()) for counts in found.others],
    }
    return render(request, "signals/figures.html", context)
