"""Signals between two regions: what others offer, what one offered, and answering it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.forms.passing import RefusalForm
from inbeeld.chain.signals.models import SignalDecision, SignalPassing
from inbeeld.chain.signals.querysets import PassingQuerySet
from inbeeld.chain.signals.rules import StepNotPossible
from inbeeld.chain.signals.services.passing import AlreadyAnswered, accept, refuse, take_back
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record

from .signal import found_for
from .tabs import OTHER_REGIONS, inbox_tabs

MOST_SHOWN = 100
UNPROCESSABLE = 422


@require_safe
@staff_page(Action.SIGNAL_READ)
def between_regions(request: ActorRequest) -> HttpResponse:
    """What waits for us, what waits for others, and what went."""
    actor = request.actor
    with_all = ("signal__municipality", "from_region", "to_region", "asked_by__user")
    context = {
        "tabs": inbox_tabs(OTHER_REGIONS, actor),
        "offered": _rows(SignalPassing.objects.visible_to(actor).waiting().select_related(*with_all)),
        "sent": _rows(SignalPassing.objects.sent_by(actor).waiting().select_related(*with_all)),
        "decisions": _passed_on_by(actor),
        "today": timezone.localdate(),
    }
    return render(request, "signals/between_regions.html", context)


@require_safe
@staff_page(Action.SIGNAL_HANDLE)
def offer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _page(request, _offered(request, pk), RefusalForm())


@require_POST
@staff_page(Action.SIGNAL_HANDLE)
def accept_offer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    try:
        signal = accept(_offered(request, pk), by=request.actor)
    except (AlreadyAnswered, StepNotPossible):
        return _too_late(request)
    messages.success(request, _("The signal is with your region now. Decide who handles it."))
    return redirect("signals:detail", pk=signal.pk)


@require_POST
@staff_page(Action.SIGNAL_HANDLE)
def refuse_offer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    passing, form = _offered(request, pk), RefusalForm(request.POST)
    if not form.is_valid():
        return _page(request, passing, form, status=UNPROCESSABLE)
    try:
        refuse(passing, form.cleaned_data["answer"], by=request.actor)
    except AlreadyAnswered:
        return _too_late(request)
    messages.success(request, _("Refused. The signal stays with the region that asked."))
    return redirect("signals:between_regions")


@require_POST
@staff_page(Action.SIGNAL_HANDLE)
def take_back_offer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The desk that asked keeps its signal; `pk` is the signal's."""
    signal = found_for(request, pk, Action.SIGNAL_HANDLE)
    try:
        take_back(signal, by=request.actor)
    except AlreadyAnswered:
        messages.error(request, _("The other region answered in the meantime."))
    else:
        messages.success(request, _("Taken back: the signal stays with you."))
    return redirect("signals:detail", pk=signal.pk)


def _offered(request: ActorRequest, pk: uuid.UUID) -> SignalPassing:
    """A request to the actor's own desk that nobody answered yet, or 404."""
    waiting = SignalPassing.objects.visible_to(request.actor, Action.SIGNAL_HANDLE).waiting()
    with_all = waiting.select_related(
        "data_key", "signal__municipality", "from_region", "from_organisation", "asked_by__user"
    )
    return get_object_or_404(with_all, pk=pk)


def _page(request: ActorRequest, passing: SignalPassing, form: RefusalForm, *, status: int = 200) -> HttpResponse:
    record("signal.offer_read", record=passing.signal, actor=request.actor, fields=["reason"])
    context = {
        "passing": passing,
        "signal": passing.signal,
        "reason": passing.reveal("reason"),
        "form": form,
        "today": timezone.localdate(),
    }
    return render(request, "signals/offer.html", context, status=status)


def _too_late(request: ActorRequest) -> HttpResponse:
    messages.error(request, _("Somebody answered this in the meantime."))
    return redirect("signals:between_regions")


def _rows(passings: PassingQuerySet) -> list[SignalPassing]:
    return list(passings.defer("reason", "answer").order_by("due_on", "pk")[:MOST_SHOWN])


def _passed_on_by(actor: Actor) -> list[SignalDecision]:
    """That signals were passed on, when and to where: all that this desk keeps of them."""
    decisions = SignalDecision.objects.filter(kind=DecisionKind.PASSED_ON, organisation=actor.organisation_id)
    if actor.region_id is not None:
        decisions = decisions.filter(region_id=actor.region_id)
    found = decisions.select_related("to_region", "decided_by__user", "signal").defer("reason")
    return list(found.order_by("-decided_at")[:MOST_SHOWN])
