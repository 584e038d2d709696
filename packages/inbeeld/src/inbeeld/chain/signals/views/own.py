"""What somebody handed in under his name, and what became of it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.chain.signals.ceilings import REPLIES
from inbeeld.chain.signals.forms.public import ReplyForm
from inbeeld.chain.signals.models import Signal, SignalDraft
from inbeeld.chain.signals.receipts import new_token, read_token
from inbeeld.chain.signals.services.attachments import TooManyAttachments
from inbeeld.chain.signals.services.correspondence import reply
from inbeeld.chain.signals.services.following import follow_up
from inbeeld.chain.signals.services.own import lines_of
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.gateway.api import takes_files
from inbeeld.foundation.records.api import Order, page_of

from .follow import FULL
from .uploads import wait_for_upload

UNPROCESSABLE, TOO_MANY = 422, 429
NEWEST_FIRST = Order("received_at", descending=True)


@require_safe
@staff_page(Action.SIGNAL_HAND_IN)
def mine(request: ActorRequest) -> HttpResponse:
    """Own drafts, and own signals with how each stands."""
    page = page_of(
        Signal.objects.visible_to(request.actor, Action.SIGNAL_HAND_IN).for_list(), request.GET, order=NEWEST_FIRST
    )
    context = {
        "drafts": SignalDraft.objects.of(request.actor.member).defer("typed"),
        "page": page,
        "lines": lines_of(page.rows),
    }
    return render(request, "signals/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.SIGNAL_HAND_IN)
@takes_files
def own(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One of them: as far as who handed in may know, and writing to the desk."""
    signals = Signal.objects.visible_to(request.actor, Action.SIGNAL_HAND_IN)
    signal = get_object_or_404(signals.select_related("municipality"), pk=pk)
    return _reply(request, signal) if request.method == "POST" else _page(request, signal, ReplyForm())


def _reply(request: ActorRequest, signal: Signal) -> HttpResponse:
    if seconds := wait_for_upload(request):
        return _page(request, signal, ReplyForm(initial=request.POST.dict()), status=TOO_MANY, wait=seconds)
    form = ReplyForm(request.POST, request.FILES)
    submission = read_token(request.POST.get("token", ""))
    if not form.is_valid() or submission is None or submission.is_stale:
        return _page(request, signal, form, status=UNPROCESSABLE, stale=form.is_valid())
    if seconds := REPLIES.wait(str(signal.pk)):
        return _page(request, signal, form, status=TOO_MANY, wait=seconds)
    REPLIES.count(str(signal.pk))
    try:
        reply(signal, form.cleaned_data["text"], submission=submission, documents=form.documents, by=request.actor)
    except TooManyAttachments:
        form.add_error("document", FULL)
        return _page(request, signal, form, status=UNPROCESSABLE)
    messages.success(request, _("Your message was sent."))
    return redirect("signals:own", pk=signal.pk)


def _page(
    request: ActorRequest,
    signal: Signal,
    form: ReplyForm,
    *,
    status: int = 200,
    wait: int = 0,
    stale: bool = False,
) -> HttpResponse:
    context = {
        "signal": signal,
        "progress": follow_up(signal, by=request.actor),
        "form": form,
        "token": new_token(),
        "wait": wait,
        "stale": stale,
    }
    return render(request, "signals/own.html", context, status=status)
