"""Answering a request for a transfer, each in a small form of its own."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.cases.api import CaseIsClosed
from inbeeld.chain.transfers.forms.requests import AcceptForm, ConditionsForm, ReasonForm, TakeBackForm
from inbeeld.chain.transfers.models import Transfer
from inbeeld.chain.transfers.services import GroundGone, StepTaken, accept, agree, name_conditions, refuse, take_back
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import WRONG

from .reading import find_transfer


@dataclass(frozen=True, kw_only=True)
class Step:
    """One answer: its form, what saving it does, and what the page says about it."""

    form: PageForm
    save: Callable[[dict[str, Any]], object]
    heading: str
    lead: str
    submit: str
    done: str
    kind: str = "primary"


def _answer(request: ActorRequest, transfer: Transfer, step: Step) -> HttpResponse:
    back = redirect("transfers:detail", transfer.pk)
    if not transfer.is_open:
        messages.info(request, _("This request was answered already."))
        return back
    if step.form.is_bound and step.form.is_valid():
        try:
            step.save(step.form.cleaned_data)
        except StepTaken:
            messages.error(request, _("Somebody was before you: look at where it stands now."))
        except CaseIsClosed:
            messages.error(request, _("The case behind this request was closed. Nothing was changed."))
        except GroundGone:
            messages.error(request, _no_ground())
        else:
            messages.success(request, step.done)
        return back
    status = WRONG if step.form.is_bound else 200
    return render(
        request, "transfers/step.html", {"transfer": transfer, "step": step, "form": step.form}, status=status
    )


def _no_ground() -> str:
    return _("The consent for this transfer does not stand any more. Nothing was changed. A new request is needed.")


def _data(request: ActorRequest) -> Any:
    return request.POST if request.method == "POST" else None


@staff_page(Action.TRANSFER_ANSWER)
@require_http_methods(["GET", "POST"])
def take_over(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    transfer = _for_answer(request, pk)
    mine = {"coordinator": request.actor.membership_id}
    step = Step(
        form=AcceptForm(_data(request), transfer=transfer, initial=mine),
        save=lambda data: accept(
            transfer, by=request.actor, coordinator=data["coordinator"], keep=data.get("keep", [])
        ),
        heading=_("Take the case over"),
        lead=_(
            "From that moment the case is yours, with all that stands in it. The former coordinator can read on for a "
            "while."
        ),
        submit=_("Take over"),
        done=_("The case is yours now. Look first at safety and at who can see it."),
    )
    return _answer(request, transfer, step)


@staff_page(Action.TRANSFER_ANSWER)
@require_http_methods(["GET", "POST"])
def conditions(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    transfer = _for_answer(request, pk)
    step = Step(
        form=ConditionsForm(_data(request), transfer=transfer),
        save=lambda data: name_conditions(
            transfer, by=request.actor, conditions=data["conditions"], keep=data.get("keep", [])
        ),
        heading=_("Yes, under conditions"),
        lead=_("The coordinator who asked reads your conditions. If they agree, the case is yours from that moment."),
        submit=_("Send"),
        done=_("Your conditions were sent."),
    )
    return _answer(request, transfer, step)


@staff_page(Action.TRANSFER_ANSWER)
@require_http_methods(["GET", "POST"])
def decline(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    transfer = _for_answer(request, pk)
    step = Step(
        form=ReasonForm(_data(request)),
        save=lambda data: refuse(transfer, by=request.actor, reason=data["reason"]),
        heading=_("Refuse"),
        lead=_("The case stays where it is. The colleague who asked reads your reason."),
        submit=_("Refuse"),
        done=_("The request is refused."),
        kind="danger",
    )
    return _answer(request, transfer, step)


@staff_page(Action.TRANSFER_ASK)
@require_http_methods(["GET", "POST"])
def withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    transfer = _for_sender(request, pk)
    step = Step(
        form=TakeBackForm(_data(request)),
        save=lambda data: take_back(transfer, by=request.actor, reason=data["reason"]),
        heading=_("Take the request back"),
        lead=_("The other region no longer has to answer. The case stays yours."),
        submit=_("Take back"),
        done=_("The request is taken back."),
        kind="danger",
    )
    return _answer(request, transfer, step)


@staff_page(Action.TRANSFER_ASK)
@require_POST
def say_yes(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """To the conditions, which stand on the page that this is pressed on."""
    transfer = _for_sender(request, pk)
    try:
        agree(transfer, by=request.actor)
        messages.success(request, _("The other region has the case now. You can still read it for a while."))
    except StepTaken:
        messages.error(request, _("Somebody was before you: look at where it stands now."))
    except CaseIsClosed:
        messages.error(request, _("The case behind this request was closed. Nothing was changed."))
    except GroundGone:
        messages.error(request, _no_ground())
    return redirect("transfers:detail", transfer.pk)


def _for_answer(request: ActorRequest, pk: uuid.UUID) -> Transfer:
    transfer = find_transfer(request, pk)
    request.actor.must(Action.TRANSFER_ANSWER, transfer)
    return transfer


def _for_sender(request: ActorRequest, pk: uuid.UUID) -> Transfer:
    """Who asked; once the case has gone it is not his any more, and a second click shows where it stands."""
    transfer = find_transfer(request, pk)
    if transfer.is_open or transfer.asked_by_id != request.actor.membership_id:
        request.actor.must(Action.TRANSFER_ASK, transfer.case)
    return transfer
