"""The tracks: a list, a new one, and one with everything in it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.chain.meldcode.content import frameworks
from inbeeld.chain.meldcode.forms.start import StartForm
from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.rules import next_step
from inbeeld.chain.meldcode.services.reading import OpenedTrack, oversee, read_track
from inbeeld.chain.meldcode.services.tracks import open_track
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.geography.api import Municipality
from inbeeld.foundation.records.api import page_of

from .lists import lists_for

UNPROCESSABLE = 422


@require_safe
@staff_page(Action.TRACK_OPEN)
def track_list(request: ActorRequest) -> HttpResponse:
    today = timezone.localdate()
    lists = lists_for(request.actor)
    asked = request.GET.get("list", "")
    chosen = next((one for one in lists if one.key == asked), lists[0])
    rows = chosen.rows(request.actor)
    context = {
        "tabs": [{"url": f"?list={one.key}", "label": one.label, "current": one is chosen} for one in lists],
        "chosen": chosen,
        "page": page_of(rows.for_list(), request.GET, order=chosen.order),
        "late": rows.overdue(today).count(),
        "today": today,
    }
    return render(request, "meldcode/tracks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_OPEN)
def new(request: ActorRequest) -> HttpResponse:
    form = StartForm(request.POST or None, initial=_as_before(request))
    if request.method == "POST" and form.is_valid():
        track = open_track(form.start(), record_id=form.cleaned_data["record_id"], by=request.actor)
        messages.success(request, _("The track has begun."))
        return redirect("meldcode:track", pk=track.pk)
    context = {"form": form, "municipalities": municipality_names()}
    return render(request, "meldcode/new.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@require_safe
@staff_page(Action.TRACK_OPEN)
def track_page(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Everything, for whom it is and whom he asked; who oversees sees where it stands, not what is in it."""
    track, today = found(request, pk), timezone.localdate()
    if not request.actor.may(Action.TRACK_READ, track):
        context = {"track": track, "terms": oversee(track, by=request.actor), "today": today}
        return render(request, "meldcode/overseen.html", context)
    return render(request, "meldcode/track.html", _shown(request, track))


def found(request: ActorRequest, pk: uuid.UUID) -> Track:
    """The track, or 404 outside one's reach."""
    tracks = Track.objects.reachable_by(request.actor)
    return get_object_or_404(tracks.select_related("data_key", "owner__user", "adviser__user", "municipality"), pk=pk)


def municipality_names() -> str:
    names = Municipality.objects.on(timezone.localdate()).values_list("name")
    return format_html_join("", '<option value="{}"></option>', names)


def _shown(request: ActorRequest, track: Track) -> dict[str, Any]:
    actor = request.actor
    reading: OpenedTrack = read_track(track, by=actor)
    return {
        "track": track,
        "reading": reading,
        "next_step": next_step({step.number for step in reading.steps if step.entries}),
        "framework": frameworks().get(track.profession),
        "today": timezone.localdate(),
        "may_write": track.is_open and actor.may(Action.TRACK_WRITE, track),
        "may_decide": actor.may(Action.TRACK_DECIDE, track),
        "may_assign": actor.may(Action.TRACK_ASSIGN, track),
    }


def _as_before(request: ActorRequest) -> dict[str, Any]:
    """The profession of the last track: people have one."""
    last = Track.objects.owned_by(request.actor.membership_id).order_by("-opened_on").first()
    return {"profession": last.profession} if last else {}
