"""The replies that a team keeps ready."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.outreach.forms.team import SavedReplyForm
from inbeeld.chain.outreach.services.replies import remove_reply, replies_of, save_reply
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.CONVERSATION_HANDLE)
def replies_page(request: ActorRequest) -> HttpResponse:
    form = SavedReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        save_reply(form.cleaned_data["title"], form.cleaned_data["text"], by=request.actor)
        messages.success(request, _("The reply was saved for the whole team."))
        return redirect("outreach:replies")
    status = UNPROCESSABLE if request.method == "POST" else 200
    replies = [(reply, reply.reveal("text")) for reply in replies_of(request.actor)]
    context = {"form": form, "replies": replies}
    return render(request, "outreach/replies.html", context, status=status)


@require_POST
@staff_page(Action.CONVERSATION_HANDLE)
def remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    remove_reply(get_object_or_404(replies_of(request.actor), pk=pk), by=request.actor)
    messages.success(request, _("The reply was removed."))
    return redirect("outreach:replies")
