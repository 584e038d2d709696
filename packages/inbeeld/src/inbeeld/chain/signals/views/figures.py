"""What came in at one's desk, in numbers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inbeeld.chain.signals.chart import chart_of
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.figures import SMALL, figures_of
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

from .tabs import FIGURES, inbox_tabs


@require_safe
@staff_page(Action.SIGNAL_READ)
def figures(request: ActorRequest) -> HttpResponse:
    """For the desk itself; nothing here is made to be sent on."""
    found = figures_of(request.actor, timezone.localdate())
    kinds = list(DecisionKind)
    context = {
        "tabs": inbox_tabs(FIGURES, request.actor),
        "figures": found,
        "chart": chart_of(found.months),
        "kinds": kinds,
        "rows": [(month, [month.decided.get(kind.value, 0) for kind in kinds]) for month in found.months],
        "small": SMALL,
    }
    return render(request, "signals/figures.html", context)
