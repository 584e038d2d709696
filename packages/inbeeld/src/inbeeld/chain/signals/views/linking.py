"""Signals side by side: possible duplicates, linking two, undoing it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.chain.signals.forms.linking import LinkForm
from inbeeld.chain.signals.models import SignalLink
from inbeeld.chain.signals.services.linking import CannotLink, tell_apart, unlink
from inbeeld.chain.signals.services.linking import link as link_signals
from inbeeld.chain.signals.services.possible_duplicates import find_possible_duplicates
from inbeeld.chain.signals.terms import double_days
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

from .signal import found_for

UNPROCESSABLE = 422


@require_safe
@staff_page(Action.SIGNAL_HANDLE)
def possible_duplicates(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    signal = found_for(request, pk, Action.SIGNAL_HANDLE)
    context = {
        "signal": signal,
        "facts": signal.reveal("facts") or "",
        "persons": list(signal.persons.order_by("pk")),
        "comparison": find_possible_duplicates(signal, by=request.actor),
        "days": double_days(timezone.localdate()),
    }
    return render(request, "signals/possible_duplicates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.SIGNAL_HANDLE)
def link(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """To another signal, with the reason; `?with=` fills in which."""
    signal = found_for(request, pk, Action.SIGNAL_HANDLE)
    typed = request.POST if request.method == "POST" else None
    form = LinkForm(typed, signal=signal, actor=request.actor, initial={"reference": request.GET.get("with", "")[:12]})
    if form.is_valid():
        try:
            link_signals(signal, form.cleaned_data["reference"], form.cleaned_data["reason"], by=request.actor)
        except CannotLink:
            form.add_error("reference", _("These two are linked already."))
        else:
            messages.success(request, _("The two signals are linked. Both stay as they are."))
            return redirect("signals:detail", pk=signal.pk)
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "signals/link.html", {"signal": signal, "form": form}, status=status)


@require_POST
@staff_page(Action.SIGNAL_HANDLE)
def not_the_same(request: ActorRequest, pk: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    signal, second = (found_for(request, one, Action.SIGNAL_HANDLE) for one in (pk, other))
    try:
        tell_apart(signal, second, by=request.actor)
    except CannotLink:
        messages.error(request, _("This is one and the same signal."))
    else:
        messages.success(request, _("Noted: these two are not the same. They are not shown side by side again."))
    return redirect("signals:possible_duplicates", pk=signal.pk)


@require_POST
@staff_page(Action.SIGNAL_HANDLE)
def undo_link(request: ActorRequest, pk: uuid.UUID, link_pk: uuid.UUID) -> HttpResponse:
    signal = found_for(request, pk, Action.SIGNAL_HANDLE)
    held = SignalLink.objects.filter(Q(first=signal) | Q(second=signal), unlinked_at__isnull=True)
    made = get_object_or_404(held.select_related("first", "second"), pk=link_pk)
    found_for(request, made.second_id if made.first_id == signal.pk else made.first_id, Action.SIGNAL_HANDLE)
    unlink(made, by=request.actor)
    messages.success(request, _("The link was taken away. Both signals stay as they are."))
    return redirect("signals:detail", pk=signal.pk)
