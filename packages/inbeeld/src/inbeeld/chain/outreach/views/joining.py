"""Asking whether a care coordinator may join, and handing over when he said yes."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inbeeld.chain.outreach.forms.team import HandOverForm
from inbeeld.chain.outreach.services.joining import NotChosen, ask, hand_over
from inbeeld.chain.signals.api import NoDesk, read_token
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

from .team import STALE, UNPROCESSABLE, detail_page, found_for


@require_POST
@staff_page(Action.CONVERSATION_HANDLE)
def question(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    ask(found_for(request, pk), by=request.actor)
    messages.success(request, _("The question stands ready behind the number. Without his yes nothing happens."))
    return redirect("outreach:detail", pk=pk)


@require_POST
@staff_page(Action.CONVERSATION_HANDLE)
def pass_on(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    conversation = found_for(request, pk)
    form = HandOverForm(request.POST, prefix="over")
    submission = read_token(request.POST.get("token", ""))
    if not form.is_valid() or submission is None or submission.is_stale:
        if form.is_valid():
            form.add_error(None, STALE)
        return detail_page(request, conversation, {"hand_over_form": form}, status=UNPROCESSABLE)
    try:
        hand_over(conversation, form.given(), submission=submission, by=request.actor)
    except NotChosen:
        messages.error(request, _("He did not say yes, or took it back. Nothing was handed over."))
    except NoDesk:
        form.add_error("municipality", _("No care coordinator works with this site for this municipality."))
        return detail_page(request, conversation, {"hand_over_form": form}, status=UNPROCESSABLE)
    else:
        messages.success(request, _("Handed over. The care coordinator has a signal now, without the conversation."))
    return redirect("outreach:detail", pk=pk)
