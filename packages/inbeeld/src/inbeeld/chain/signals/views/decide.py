"""The five decisions, a page each: one reason, and at most one thing to choose."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.api import CARRIED, CarriedForm, SoughtForm
from inbeeld.chain.cases.api import found_for as earlier_cases
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.forms.desk import ExistingCaseForm, NewCaseForm, ReasonForm
from inbeeld.chain.signals.forms.passing import PassOnForm
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.routing import NoDesk
from inbeeld.chain.signals.rules import StepNotPossible
from inbeeld.chain.signals.services.decisions import close_signal, to_existing_case, to_new_cases
from inbeeld.chain.signals.services.passing import ask_to_take_over
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, staff_page

from .signal import found_for

UNPROCESSABLE, CONFLICT = 422, 409


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision as a page: what it says will happen, and which form it asks."""

    slug: str
    kind: DecisionKind
    happens: tuple[str | Promise, ...]
    done: str | Promise
    form: type[ReasonForm] = ReasonForm
    asks: str | Promise = ""

    @property
    def name(self) -> str | Promise:
        """On the page and its button; a decision that is only asked for is not called taken."""
        return self.asks or self.kind.label


CHOICES = {
    choice.slug: choice
    for choice in (
        Choice(
            "advies",
            DecisionKind.ADVICE,
            (
                _("The signal is closed."),
                _("The sender sees that it ended with advice, and reads your answers."),
            ),
            _("Closed: advice given."),
        ),
        Choice(
            "nieuwe-zaak",
            DecisionKind.NEW_CASE,
            (
                _("A case is opened under a new pseudonym, with what stands in the signal."),
                _("The case comes on your list."),
                _("The sender sees that you are working on it, nothing of the case."),
            ),
            _("The case is open. Look at safety first."),
            NewCaseForm,
        ),
        Choice(
            "bestaande-zaak",
            DecisionKind.EXISTING_CASE,
            (
                _("The signal is linked to the case. Both stay as they are."),
                _("The sender sees that you are working on it, not that there was a case already."),
            ),
            _("The signal is linked to the case."),
            ExistingCaseForm,
        ),
        Choice(
            "doorsturen",
            DecisionKind.PASSED_ON,
            (
                _("The other region is asked. It sees kind, form, municipality and your reason, nothing more."),
                _("Until it accepts, the signal stays with you and its term keeps running."),
                _("When it accepts, it gets all that was written. You keep only the fact that it was passed on."),
            ),
            _("The other region was asked. Until it accepts, the signal is yours."),
            PassOnForm,
            asks=_("Pass on to another region"),
        ),
        Choice(
            "niet-voor-ons",
            DecisionKind.NOT_FOR_US,
            (
                _("The signal is closed."),
                _("The sender sees that care coordination does not take it up, and reads your answers."),
            ),
            _("Closed: not for us."),
        ),
    )
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.SIGNAL_HANDLE)
def decide(request: ActorRequest, pk: uuid.UUID, slug: str) -> HttpResponse:
    if slug not in CHOICES:
        raise Http404
    signal, choice = found_for(request, pk, Action.SIGNAL_HANDLE), CHOICES[slug]
    if choice.kind is DecisionKind.NEW_CASE:
        request.actor.must(Action.CASE_OPEN)
        if request.POST.get("step") == "look":
            return _look(request, signal, choice)
    typed = request.POST if request.method == "POST" else None
    wanted = {"to_region": request.GET.get("to", "")[:12]}
    form = choice.form(typed, signal=signal, actor=request.actor, initial=wanted)
    if not form.is_valid():
        return _page(request, signal, choice, form, status=UNPROCESSABLE if form.is_bound else 200)
    try:
        target = _carry_out(choice, signal, form, CarriedForm(request.POST), by=request.actor)
    except StepNotPossible:
        form.add_error(None, _("Somebody else decided on this signal while you were typing. Look at it again first."))
        return _page(request, signal, choice, form, status=CONFLICT)
    except NoDesk:
        form.add_error("to_region", _("This region has no desk any more. Choose another one."))
        return _page(request, signal, choice, form, status=UNPROCESSABLE)
    messages.success(request, str(choice.done))
    return target


def _look(request: ActorRequest, signal: Signal, choice: Choice) -> HttpResponse:
    """Whether there is a case already; what was typed goes along into the new one."""
    sought = SoughtForm(request.POST)
    form = choice.form(signal=signal, actor=request.actor)
    if not sought.is_valid():
        return _page(request, signal, choice, form, status=UNPROCESSABLE, sought=sought)
    carried = CarriedForm(initial={name: sought.cleaned_data[name] for name in CARRIED})
    found = earlier_cases(request, sought)
    return _page(request, signal, choice, form, status=200, sought=sought, carried=carried, **found)


def _carry_out(choice: Choice, signal: Signal, form: ReasonForm, carried: CarriedForm, *, by: Actor) -> HttpResponse:
    given = form.cleaned_data
    match choice.kind:
        case DecisionKind.NEW_CASE:
            person = carried.person() if carried.is_valid() else None
            about = given.get("about", ())
            cases = to_new_cases(signal, given["reason"], by=by, about=about, person=person)
            if len(cases) == 1:
                return redirect("cases:detail", pk=cases[0].pk)
        case DecisionKind.EXISTING_CASE:
            to_existing_case(signal, given["pseudonym"], given["reason"], by=by)
        case DecisionKind.PASSED_ON:
            ask_to_take_over(signal, given["to_region"], given["reason"], by=by)
        case kind:
            close_signal(signal, kind, given["reason"], by=by)
    return redirect("signals:detail", pk=signal.pk)


def _page(
    request: ActorRequest, signal: Signal, choice: Choice, form: ReasonForm, *, status: int, **more: Any
) -> HttpResponse:
    opens_case = choice.kind is DecisionKind.NEW_CASE
    context = {
        "sought": SoughtForm() if opens_case else None,
        "carried": CarriedForm(request.POST or None) if opens_case else None,
        "signal": signal,
        "choice": choice,
        "form": form,
        "cases": form.offered() if isinstance(form, ExistingCaseForm) else [],
        **more,
    }
    return render(request, "signals/decide.html", context, status=status)
