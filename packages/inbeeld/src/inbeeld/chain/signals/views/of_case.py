"""The signals linked to one case, as a fragment for the case page."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inbeeld.chain.cases.api import Case
from inbeeld.chain.signals.models import Signal
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.audit.api import record


@require_safe
@staff_page(Action.SIGNAL_READ)
def of_case(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Which signals lie under the case; that, and from where, is no part that is opened to a partner."""
    case = get_object_or_404(Case.objects.visible_to(request.actor), pk=pk)
    request.actor.must(Action.CASE_READ, case, Part.SUMMARY)
    linked = Signal.objects.filter(case_links__case=case, case_links__unlinked_at__isnull=True)
    readable = set(Signal.objects.visible_to(request.actor).filter(pk__in=linked.values("pk")).genuine_ids())
    signals = [(signal, signal.pk in readable) for signal in linked.for_list().order_by("received_at", "pk")]
    record("case.read", record=case, actor=request.actor, fields=["signals"])
    template = "signals/of_case_fragment.html" if request.htmx else "signals/of_case.html"
    return render(request, template, {"case": case, "signals": signals})
