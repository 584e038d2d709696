"""Putting in force what is known now of whom a track is about."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.meldcode.forms.start import DetailsForm
from inbeeld.chain.meldcode.services.details import change_details
from inbeeld.chain.meldcode.services.locking import TrackIsClosed
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

from .entries import closed_meanwhile, to_write
from .tracks import UNPROCESSABLE, municipality_names


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_WRITE)
def details(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    track = to_write(request, pk, Action.TRACK_WRITE)
    form = DetailsForm(request.POST or None, initial=DetailsForm.filled_from(track))
    if request.method == "POST" and form.is_valid():
        try:
            change_details(track, form.details(), record_id=form.cleaned_data["record_id"], by=request.actor)
        except TrackIsClosed:
            return closed_meanwhile(request, track)
        messages.success(request, _("Saved. What stood there before stands under Notes."))
        return redirect("meldcode:track", pk=pk)
    context = {"track": track, "form": form, "municipalities": municipality_names()}
    return render(request, "meldcode/details.html", context, status=UNPROCESSABLE if form.is_bound else 200)
