"""From a track to the care coordinator in one step: all is filled in, and what should not go along is taken out."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.services.signalling import facts_of, setting_of, signal_from
from inbeeld.chain.signals.api import (
    NamedHandInForm,
    NoDesk,
    SignalKind,
    asks_other_rows,
    new_token,
    no_desk,
    read_token,
    wait_for_upload,
    with_other_rows,
)
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.gateway.api import takes_files

from .entries import to_write
from .tracks import UNPROCESSABLE, municipality_names

TOO_MANY = 429


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_DECIDE)
@takes_files
def signal(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    track = to_write(request, pk, Action.TRACK_DECIDE)
    if request.method != "POST":
        return _page(request, track, NamedHandInForm(initial=_filled_in(request, track)))
    if asks_other_rows(request.POST):
        return _page(request, track, NamedHandInForm(initial=with_other_rows(request.POST)))
    token = request.POST.get("token", "")
    if seconds := wait_for_upload(request):
        return _page(request, track, NamedHandInForm(initial=request.POST.dict()), status=TOO_MANY, wait=seconds)
    form, submission = NamedHandInForm(request.POST, request.FILES), read_token(token)
    if not form.is_valid() or submission is None or submission.is_stale:
        return _page(request, track, form, status=UNPROCESSABLE, stale=form.is_valid())
    try:
        receipt = signal_from(track, form.hand_in(), submission, by=request.actor)
    except NoDesk:
        form.add_error("municipality", no_desk())
        return _page(request, track, form, status=UNPROCESSABLE)
    return render(request, "meldcode/signalled.html", {"track": track, "receipt": receipt})


def _page(
    request: ActorRequest,
    track: Track,
    form: NamedHandInForm,
    *,
    status: int = 200,
    wait: int = 0,
    stale: bool = False,
) -> HttpResponse:
    context = {
        "track": track,
        "form": form,
        "token": new_token(),
        "municipalities": municipality_names(),
        "wait": wait,
        "stale": stale,
    }
    return render(request, "meldcode/signal.html", context, status=status)


def _filled_in(request: ActorRequest, track: Track) -> dict[str, Any]:
    return {
        "kind": SignalKind.REPORT,
        "facts": facts_of(track, by=request.actor),
        "municipality": track.municipality.name if track.municipality else "",
        "form": track.form,
        "age_band": track.age_band,
        "sex": track.sex,
        "setting": setting_of(track),
    }
