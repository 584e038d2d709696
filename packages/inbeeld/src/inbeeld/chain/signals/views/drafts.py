"""Handing in under one's name, with a draft that keeps what was typed."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.chain.signals.forms.hand_in import NamedHandInForm, asks_other_rows, prefill, with_other_rows
from inbeeld.chain.signals.models import SignalDraft
from inbeeld.chain.signals.routing import NoDesk
from inbeeld.chain.signals.services.drafts import (
    NotYours,
    TooManyDrafts,
    discard_draft,
    hand_in_draft,
    save_draft,
)
from inbeeld.chain.signals.services.own import own_setting
from inbeeld.chain.signals.terms import draft_days
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.gateway.api import takes_files

from .hand_in import no_desk, offered_municipalities
from .uploads import wait_for_upload

UNPROCESSABLE, CONFLICT, TOO_MANY = 422, 409, 429
NOT_KEPT = {"csrfmiddlewaretoken", "add_person", "remove_person", "keep"}


@require_safe
@staff_page(Action.SIGNAL_HAND_IN)
def new(request: ActorRequest) -> HttpResponse:
    initial = {"setting": own_setting(request.actor), **prefill(request.GET)}
    return _page(request, uuid.uuid4(), NamedHandInForm(initial=initial))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.SIGNAL_HAND_IN)
@takes_files
def draft(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Go on with a draft; hand it in, keep it for later, or change how many persons it is about."""
    if request.method != "POST":
        return _page(request, pk, NamedHandInForm(initial=_own(request, pk).reveal("typed")))
    if asks_other_rows(request.POST):
        return _page(request, pk, NamedHandInForm(initial=with_other_rows(request.POST)))
    if "keep" in request.POST:
        return _kept(request, pk)
    return _send(request, pk)


def _send(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    if seconds := wait_for_upload(request):
        form = NamedHandInForm(initial=request.POST.dict())
        return _page(request, pk, form, status=TOO_MANY, wait=seconds)
    form = NamedHandInForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, pk, form, status=UNPROCESSABLE)
    try:
        receipt = hand_in_draft(pk, form.hand_in(), by=request.actor)
    except NoDesk:
        form.add_error("municipality", no_desk())
        return _page(request, pk, form, status=UNPROCESSABLE)
    except NotYours:
        raise Http404 from None
    messages.success(request, _("It is in. You can follow it here."))
    return redirect("signals:own", pk=receipt.signal.pk)


@require_POST
@staff_page(Action.SIGNAL_HAND_IN)
def save(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What the page sends by itself while somebody types."""
    return HttpResponse(status=204 if _save(request, pk) is None else CONFLICT)


@require_POST
@staff_page(Action.SIGNAL_HAND_IN)
def discard(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    discard_draft(_own(request, pk), by=request.actor)
    messages.success(request, _("The draft was thrown away."))
    return redirect("signals:mine")


def _kept(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    problem = _save(request, pk)
    if problem:
        form = NamedHandInForm(initial=with_other_rows(request.POST))
        messages.error(request, problem)
        return _page(request, pk, form, status=CONFLICT)
    messages.success(request, _("Your draft was kept. Nobody else can read it, and nothing was handed in yet."))
    return redirect("signals:mine")


def _save(request: ActorRequest, pk: uuid.UUID) -> str | None:
    """What is wrong, or None when it was kept."""
    try:
        save_draft(pk, _typed(request.POST), by=request.actor)
    except NotYours:
        return _("This was handed in already.")
    except TooManyDrafts:
        return _("You have too many drafts. Throw one away first.")
    except IntegrityError:
        return _("This was being kept at the same moment. Try again.")
    return None


def _typed(sent: QueryDict) -> dict[str, str]:
    known = NamedHandInForm(initial=sent.dict()).fields.keys() | {"persons"}
    return {name: str(sent[name]) for name in sent if name in known - NOT_KEPT}


def _own(request: ActorRequest, pk: uuid.UUID) -> SignalDraft:
    drafts = SignalDraft.objects.of(request.actor.member).select_related("data_key")
    return get_object_or_404(drafts, pk=pk)


def _page(
    request: ActorRequest, pk: uuid.UUID, form: NamedHandInForm, *, status: int = 200, wait: int = 0
) -> HttpResponse:
    context = {
        "form": form,
        "wait": wait,
        "municipalities": offered_municipalities(),
        "send_url": reverse("signals:draft", kwargs={"pk": pk}),
        "autosave_url": reverse("signals:save_draft", kwargs={"pk": pk}),
        "kept_days": draft_days(timezone.localdate()),
    }
    return render(request, "signals/own_new.html", context, status=status)
