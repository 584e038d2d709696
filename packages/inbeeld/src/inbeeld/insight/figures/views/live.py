"""Counts with filters that are chosen freely."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.disclosure.api import LiveCount, count_live, csv_response
from inbeeld.foundation.records.api import WRONG
from inbeeld.foundation.rooms.api import hooks_of
from inbeeld.insight.figures.forms import COLUMNS, ROWS, LiveForm


@require_safe
@staff_page(Action.FIGURES_READ)
def count(request: ActorRequest, name: str) -> HttpResponse:
    source = next((source for source in hooks_of(LiveCount) if source.name == name), None)
    if source is None:
        raise Http404
    axes = source.axes()
    asked = request.GET.dict() or {ROWS: axes[0].name, COLUMNS: axes[1].name}
    form = LiveForm({ROWS: axes[0].name, **asked}, axes=axes)
    context = {"source": source, "form": form}
    if not form.is_valid():
        return render(request, "figures/live.html", context, status=WRONG)
    counts = count_live(source, form.shown, form.chosen)
    if asked.get("format") == "csv":
        return csv_response(counts, source.name, by=request.actor)
    record("figures.read", actor=request.actor, fields=[source.name])
    return render(
        request, "figures/live.html", {**context, "counts": counts, "tables": counts.tables(), "narrowed": form.chosen}
    )
