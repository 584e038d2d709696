"""The signals of one's desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from inbeeld.chain.cases.paging import Order, page_of
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.models import Signal, SignalDecision
from inbeeld.chain.signals.querysets import SignalQuerySet
from inbeeld.foundation.access.actor import Actor, ActorRequest
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Filter:
    key: str
    label: str | Promise
    order: Order
    empty: str | Promise

    def of(self, signals: SignalQuerySet, actor: Actor) -> SignalQuerySet:
        match self.key:
            case "nieuw":
                return signals.new()
            case "mijn":
                return signals.open().handled_by(actor.membership_id)
            case "gesloten":
                return signals.closed()
            case _:
                return signals.open()


DUE = Order("due_on")
FILTERS = (
    Filter("nieuw", _("New"), DUE, _("Nothing new: everything that came in was picked up.")),
    Filter("mijn", _("Mine"), DUE, _("You have no open signals.")),
    Filter("open", _("All open"), DUE, _("There are no open signals.")),
    Filter("gesloten", _("Closed"), Order("decided_at", descending=True), _("No signal has been closed yet.")),
)
PASSED_ON = "doorgestuurd"


@require_safe
@staff_page(Action.SIGNAL_READ)
def inbox(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    asked = request.GET.get("lijst", "")
    if asked == PASSED_ON:
        return render(request, "signals/passed_on.html", {"tabs": _tabs(asked), "decisions": _passed_on_by(actor)})
    chosen = next((one for one in FILTERS if one.key == asked), FILTERS[2])
    signals = chosen.of(Signal.objects.visible_to(actor), actor).for_list()
    context = {
        "tabs": _tabs(chosen.key),
        "chosen": chosen,
        "page": page_of(signals, request.GET, order=chosen.order),
        "today": timezone.localdate(),
        "overdue": Signal.objects.visible_to(actor).open().overdue(timezone.localdate()).count(),
    }
    return render(request, "signals/inbox.html", context)


def _tabs(current: str) -> list[dict[str, object]]:
    labels = [(one.key, one.label) for one in FILTERS] + [(PASSED_ON, _("Passed on"))]
    return [{"url": f"?lijst={key}", "label": label, "current": key == current} for key, label in labels]


def _passed_on_by(actor: Actor) -> list[SignalDecision]:
    """That signals were passed on, when and to where: all that this desk keeps of them."""
    decisions = SignalDecision.objects.filter(kind=DecisionKind.PASSED_ON, organisation=actor.organisation_id)
    if actor.region_id is not None:
        decisions = decisions.filter(region_id=actor.region_id)
    found = decisions.select_related("to_region", "decided_by__user", "signal").defer("reason")
    return list(found.order_by("-decided_at")[:MOST_SHOWN])
