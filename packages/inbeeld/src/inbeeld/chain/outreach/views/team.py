"""The conversations of one's team."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from inbeeld.chain.outreach.forms.team import AnswerForm, BlockForm, HandOverForm, NoteForm, WorkersForm
from inbeeld.chain.outreach.models import Conversation
from inbeeld.chain.outreach.services import team
from inbeeld.chain.outreach.services.replies import replies_of
from inbeeld.chain.signals.api import new_token, read_token
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.records.api import Order, page_of

UNPROCESSABLE = 422
STALE = gettext_lazy("This page was open for a long time. Read it once more and send it again.")
LISTS = ("waiting", "mine", "all", "blocked")


@require_safe
@staff_page(Action.CONVERSATION_READ)
def inbox(request: ActorRequest) -> HttpResponse:
    asked = request.GET.get("list", "")
    chosen = asked if asked in LISTS else LISTS[0]
    seen = Conversation.objects.visible_to(request.actor)
    found = {
        "waiting": seen.waiting,
        "mine": lambda: seen.of(request.actor.membership_id),
        "all": seen.all,
        "blocked": seen.blocked,
    }[chosen]()
    labels = dict(zip(LISTS, (_("Waiting for an answer"), _("Mine"), _("All"), _("Blocked")), strict=True))
    context = {
        "tabs": [{"url": f"?list={key}", "label": labels[key], "current": key == chosen} for key in LISTS],
        "label": labels[chosen],
        "page": page_of(found.for_list(), request.GET, order=Order("due_on" if chosen == "waiting" else "erase_on")),
        "today": timezone.localdate(),
    }
    return render(request, "outreach/inbox.html", context)


@require_safe
@staff_page(Action.CONVERSATION_READ)
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return detail_page(request, found_for(request, pk, Action.CONVERSATION_READ), {})


@require_POST
@staff_page(Action.CONVERSATION_HANDLE)
def answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    conversation = found_for(request, pk)
    if chosen := request.POST.get("reply"):
        return detail_page(request, conversation, {"answer_form": _with_reply(request, chosen)})
    form, submission = AnswerForm(request.POST), read_token(request.POST.get("token", ""))
    if not form.is_valid() or submission is None or submission.is_stale:
        if form.is_valid():
            form.add_error(None, STALE)
        return detail_page(request, conversation, {"answer_form": form}, status=UNPROCESSABLE)
    try:
        team.answer(conversation, **form.cleaned_data, submission=submission, by=request.actor)
    except team.WrittenMeanwhile:
        form.add_error(None, _("Something was written while you typed. Read it above. Your answer is still here."))
        return detail_page(request, conversation, {"answer_form": form}, status=UNPROCESSABLE)
    messages.success(request, _("Your answer stands ready behind the number."))
    return redirect("outreach:detail", pk=pk)


def _with_reply(request: ActorRequest, chosen: str) -> AnswerForm:
    """What was typed, with a saved reply behind it: nothing is sent yet."""
    typed = request.POST.get("text", "").rstrip()
    added = [reply.reveal("text") for reply in replies_of(request.actor) if str(reply.pk) == chosen]
    return AnswerForm(initial={"text": "\n\n".join(words for words in (typed, *added) if words)})


@require_POST
@staff_page(Action.CONVERSATION_HANDLE)
def assign(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    conversation = found_for(request, pk)
    form = WorkersForm(request.POST, conversation=conversation)
    if not form.is_valid():
        return detail_page(request, conversation, {"workers_form": form}, status=UNPROCESSABLE)
    worker, second = form.chosen()
    team.assign(conversation, worker, second, by=request.actor)
    messages.success(request, _("Saved. Everything in the conversation went along."))
    return redirect("outreach:detail", pk=pk)


@require_POST
@staff_page(Action.CONVERSATION_HANDLE)
def note(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    conversation, form = found_for(request, pk), NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return detail_page(request, conversation, {"note_form": form}, status=UNPROCESSABLE)
    team.note(conversation, form.cleaned_data["text"], by=request.actor)
    messages.success(request, _("The note was saved."))
    return redirect("outreach:detail", pk=pk)


@require_POST
@staff_page(Action.CONVERSATION_HANDLE)
def block(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    conversation, form = found_for(request, pk), BlockForm(request.POST)
    if not form.is_valid():
        return detail_page(request, conversation, {"block_form": form}, status=UNPROCESSABLE)
    team.block(conversation, form.cleaned_data["reason"], by=request.actor)
    messages.success(request, _("Blocked: nothing more can be sent under this number."))
    return redirect("outreach:detail", pk=pk)


@require_POST
@staff_page(Action.CONVERSATION_HANDLE)
def unblock(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    team.unblock(found_for(request, pk), by=request.actor)
    messages.success(request, _("The conversation is open again."))
    return redirect("outreach:detail", pk=pk)


def found_for(request: ActorRequest, pk: uuid.UUID, action: Action = Action.CONVERSATION_HANDLE) -> Conversation:
    """The conversation, or 404 outside one's scope and after it was erased."""
    found = Conversation.objects.visible_to(request.actor, action)
    return get_object_or_404(found.select_related("data_key", "region", "worker__user", "second_worker__user"), pk=pk)


def detail_page(
    request: ActorRequest, conversation: Conversation, forms: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    now = {
        "worker": str(conversation.worker_id or request.actor.membership_id or ""),
        "second_worker": str(conversation.second_worker_id or ""),
    }
    reading = team.read(conversation, by=request.actor)
    context = {
        "conversation": conversation,
        "reading": reading,
        "seen": len(reading.letters),
        "today": timezone.localdate(),
        "token": new_token(),
        "answer_form": AnswerForm(),
        "note_form": NoteForm(prefix="note"),
        "workers_form": WorkersForm(conversation=conversation, initial=now),
        "block_form": BlockForm(),
        "hand_over_form": HandOverForm(prefix="over"),
        "replies": replies_of(request.actor),
        **forms,
    }
    return render(request, "outreach/detail.html", context, status=status)
