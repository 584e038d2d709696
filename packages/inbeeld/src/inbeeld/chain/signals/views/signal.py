"""One signal at the desk: read it, take it, write to who handed in."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inbeeld.chain.signals.forms.desk import AssignForm, MessageForm
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.receipts import new_token, read_token
from inbeeld.chain.signals.rules import StepNotPossible
from inbeeld.chain.signals.services.assignment import NotAtThisDesk, assign
from inbeeld.chain.signals.services.correspondence import mark_seen, send_to_professional
from inbeeld.chain.signals.services.decisions import undo
from inbeeld.chain.signals.services.linking import links_of
from inbeeld.chain.signals.services.passing import came_from, refused_lately, waiting_passing
from inbeeld.chain.signals.services.possible_duplicates import may_have_duplicates
from inbeeld.chain.signals.services.reading import read_signal
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

UNPROCESSABLE = 422
SHOWN = ("data_key", "municipality", "region", "handler__user", "handed_in_by__user", "handed_in_for")


def found_for(request: ActorRequest, pk: uuid.UUID, action: Action | None = None) -> Signal:
    """The signal, or 404 outside one's scope."""
    signals = Signal.objects.visible_to(request.actor, action)
    return get_object_or_404(signals.select_related(*SHOWN), pk=pk)


@require_safe
@staff_page(Action.SIGNAL_READ)
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return detail_page(request, found_for(request, pk))


@require_POST
@staff_page(Action.SIGNAL_HANDLE)
def take(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Assign to oneself, or to the colleague who was chosen."""
    signal = found_for(request, pk, Action.SIGNAL_HANDLE)
    form = AssignForm(request.POST, signal=signal)
    if not form.is_valid():
        return detail_page(request, signal, assign_form=form, status=UNPROCESSABLE)
    try:
        handler = assign(signal, uuid.UUID(form.cleaned_data["handler"]), by=request.actor)
    except (NotAtThisDesk, StepNotPossible):
        messages.error(request, _("This signal was not assigned: somebody changed it at the same moment."))
    else:
        messages.success(request, _("This signal is now handled by %(name)s.") % {"name": handler.user.name})
    return redirect("signals:detail", pk=pk)


@require_POST
@staff_page(Action.SIGNAL_HANDLE)
def write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer who handed in, or ask something."""
    signal = found_for(request, pk, Action.SIGNAL_HANDLE)
    form = MessageForm(request.POST)
    submission = read_token(request.POST.get("token", ""))
    if not form.is_valid() or submission is None or submission.is_stale:
        if form.is_valid():
            form.add_error(None, _("This page was open for a long time. Read it once more and send it again."))
        return detail_page(request, signal, message_form=form, status=UNPROCESSABLE)
    asks = request.POST.get("step") == "ask"
    try:
        send_to_professional(signal, form.cleaned_data["text"], asks=asks, submission=submission, by=request.actor)
    except StepNotPossible:
        form.add_error(None, _("This signal was closed by somebody else. Undo that first to ask something."))
        return detail_page(request, signal, message_form=form, status=UNPROCESSABLE)
    sent = _("Your question stands ready behind the code.") if asks else _("Your answer stands ready behind the code.")
    messages.success(request, sent)
    return redirect("signals:detail", pk=pk)


@require_POST
@staff_page(Action.SIGNAL_HANDLE)
def seen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    mark_seen(found_for(request, pk, Action.SIGNAL_HANDLE), by=request.actor)
    return redirect("signals:detail", pk=pk)


@require_POST
@staff_page(Action.SIGNAL_HANDLE)
def undo_decision(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    try:
        undo(found_for(request, pk, Action.SIGNAL_HANDLE), by=request.actor)
    except StepNotPossible:
        messages.error(request, _("There is no decision to undo any more."))
    else:
        messages.success(request, _("The decision was undone; the signal is in hand again."))
    return redirect("signals:detail", pk=pk)


def detail_page(
    request: ActorRequest,
    signal: Signal,
    *,
    assign_form: AssignForm | None = None,
    message_form: MessageForm | None = None,
    status: int = 200,
) -> HttpResponse:
    actor, refused = request.actor, refused_lately(signal)
    context = {
        "signal": signal,
        "reading": read_signal(signal, by=actor),
        "today": timezone.localdate(),
        "token": new_token(),
        "is_mine": signal.handler_id == actor.membership_id,
        "may_handle": actor.may(Action.SIGNAL_HANDLE, signal),
        "links": [(made, made.reveal("reason"), other) for made, other in links_of(signal, actor)],
        "may_have_duplicates": may_have_duplicates(signal, actor),
        "passing": waiting_passing(signal),
        "came_from": came_from(signal),
        "refused": refused,
        "refusal": refused.reveal("answer") if refused else "",
        "may_open_case": actor.may(Action.CASE_OPEN),
        "assign_form": assign_form or AssignForm(signal=signal, initial={"handler": str(signal.handler_id or "")}),
        "message_form": message_form or MessageForm(),
    }
    return render(request, "signals/detail.html", context, status=status)
