"""Giving all open signals of an absent colleague to another one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from inbeeld.chain.signals.forms.sharing_out import ShareOutForm
from inbeeld.chain.signals.services.assignment import NotAtThisDesk
from inbeeld.chain.signals.services.sharing_out import share_out as share
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.SIGNAL_HANDLE)
def share_out(request: ActorRequest) -> HttpResponse:
    form = ShareOutForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "signals/share_out.html", {"form": form}, status=status)
    receiver = form.cleaned_data["receiver"]
    try:
        number = share(form.cleaned_data["giver"], receiver, by=request.actor)
    except NotAtThisDesk:
        form.add_error("receiver", _("This colleague does not work in every region of these signals."))
        return render(request, "signals/share_out.html", {"form": form}, status=UNPROCESSABLE)
    told = ngettext(
        "%(number)s signal is now handled by %(name)s.", "%(number)s signals are now handled by %(name)s.", number
    )
    messages.success(request, told % {"number": number, "name": receiver.user.name})
    return redirect("signals:inbox")
