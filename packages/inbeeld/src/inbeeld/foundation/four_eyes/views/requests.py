"""What needs a second person: what he decides on, what he asked himself, and each of these alone."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record as audit
from inbeeld.foundation.four_eyes.forms import REFUSE, DecisionForm
from inbeeld.foundation.four_eyes.models import OPEN, FourEyesRequest
from inbeeld.foundation.four_eyes.people import may_withdraw, why_not
from inbeeld.foundation.four_eyes.rules import Refusal
from inbeeld.foundation.four_eyes.services.asking import Hindered, withdraw
from inbeeld.foundation.four_eyes.services.deciding import agree, refuse
from inbeeld.foundation.four_eyes.services.locking import Refused
from inbeeld.foundation.records.api import WRONG

SHOWN = 50
WHY_NOT: dict[Refusal, Promise] = {
    Refusal.OWN_REQUEST: gettext_lazy("You asked for this yourself: somebody else decides."),
    Refusal.NEWER: gettext_lazy("Your account is newer than this request: somebody who was here already decides."),
    Refusal.TOO_EARLY: gettext_lazy("The waiting term is not over yet. You can refuse already."),
    Refusal.LAPSED: gettext_lazy("Nobody decided in time. Whoever still wants it asks anew."),
    Refusal.SETTLED: gettext_lazy("This was settled already."),
    Refusal.NOT_THIS_PERSON: gettext_lazy("This is not yours to decide."),
}


@require_safe
@staff_page(Action.WORK)
def requests(request: ActorRequest) -> HttpResponse:
    actor, people = request.actor, ("asked_by__user", "decided_by__user")
    reachable = FourEyesRequest.objects.reachable_by(actor).select_related(*people)
    waiting = FourEyesRequest.objects.to_decide(actor).open().select_related(*people).order_by("lapses_at", "pk")
    own = reachable.filter(asked_by__user=actor.user_id).open().order_by("-asked_at")
    settled = reachable.exclude(state__in=OPEN).order_by("-ended_at")
    shown = {"waiting": _lines(waiting), "own": _lines(own), "settled": _lines(settled)}
    return render(request, "four_eyes/requests.html", {**shown, "most": SHOWN})


@require_safe
@staff_page(Action.WORK)
def request(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    audit("four_eyes.read", record=found, actor=request.actor, fields=[found.act])
    return _page(request, found, None)


@require_POST
@staff_page(Action.WORK)
def decide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    request.actor.must(found.kind.decides, found)
    problem = why_not(found, request.actor)
    form = DecisionForm(request.POST, may_agree=problem is None)
    if not form.is_valid():
        return _page(request, found, form)
    refuses = form.cleaned_data.get("decision", REFUSE) == REFUSE
    try:
        (refuse if refuses else agree)(found, by=request.actor, answer=form.cleaned_data["answer"])
    except Refused as no:
        messages.error(request, str(WHY_NOT[no.why]))
    except Hindered as held:
        messages.error(request, found.kind.hindrance(held.code))
    else:
        agreed = _("Agreed. Until it is carried out you can still stop it.")
        messages.success(request, _("Refused. Nothing happens.") if refuses else agreed)
    return redirect("four_eyes:request", found.pk)


@require_POST
@staff_page(Action.WORK)
def take_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    try:
        withdraw(found, by=request.actor)
    except Refused as no:
        messages.error(request, str(WHY_NOT[no.why]))
    else:
        messages.success(request, _("Taken back. Nothing happens."))
    return redirect("four_eyes:request", found.pk)


def _find(request: ActorRequest, pk: uuid.UUID) -> FourEyesRequest:
    people = ("asked_by__user", "decided_by__user", "ended_by__user", "data_key")
    return get_object_or_404(FourEyesRequest.objects.reachable_by(request.actor).select_related(*people), pk=pk)


def _page(request: ActorRequest, found: FourEyesRequest, form: DecisionForm | None) -> HttpResponse:
    actor, act = request.actor, found.kind
    decides = found.is_open and actor.may(act.decides, found) and found.asked_by.user_id != actor.user_id
    problem = why_not(found, actor) if decides else None
    shown: dict[str, Any] = {
        **_line(found),
        "act": act,
        "details": act.details(found).items(),
        "url": act.url(found, actor) if found.is_open else "",
        "reason": found.reveal("reason"),
        "proof": found.reveal("proof"),
        "answer": found.reveal("answer"),
        "held": act.hindrance(code) if found.is_open and (code := act.hinders(found)) else "",
        "stopped": act.hindrance(found.stopped_for) if found.stopped_for else "",
        "form": (form or DecisionForm(may_agree=problem is None)) if decides else None,
        "problem": WHY_NOT.get(problem, "") if problem and problem is not Refusal.SETTLED else "",
        "may_withdraw": found.is_open and may_withdraw(found, actor),
        "now": timezone.now(),
    }
    return render(request, "four_eyes/request.html", shown, status=WRONG if form is not None else 200)


def _lines(found: Any) -> list[dict[str, Any]]:
    return [_line(one) for one in found[:SHOWN]]


def _line(one: FourEyesRequest) -> dict[str, Any]:
    return {"it": one, "name": one.kind.name(one)}
