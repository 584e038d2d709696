"""Asking somebody to look along, handing over, closing, opening again, printing."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.meldcode.forms.people import AskForm, AssignForm, ReasonForm
from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.rules import STEPS
from inbeeld.chain.meldcode.services import tracks
from inbeeld.chain.meldcode.services.locking import TrackIsClosed
from inbeeld.chain.meldcode.services.paper import print_track
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.printing.api import pdf_answer

from .entries import closed_meanwhile, form_page, to_write


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_DECIDE)
def ask(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    track = to_write(request, pk, Action.TRACK_DECIDE)
    form = AskForm(request.POST or None, track=track, initial={"officer": track.adviser_id})
    if request.method == "POST" and form.is_valid():
        tracks.ask(track, form.cleaned_data["officer"], by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("meldcode:track", pk=pk)
    lead = _("The colleague you ask reads everything in this track and can write in it. You take the decision.")
    return form_page(request, track, form, heading=_("Ask the attention officer"), submit=_("Save"), lead=lead)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_ASSIGN)
def assign(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    track = to_write(request, pk, Action.TRACK_ASSIGN)
    form = AssignForm(request.POST or None, track=track)
    if request.method == "POST" and form.is_valid():
        try:
            tracks.assign(track, form.cleaned_data["to"], by=request.actor)
        except tracks.NotAllowedTo:
            form.add_error("to", _("Overseers do not take a track themselves: its owner can ask you to look along."))
        else:
            messages.success(request, _("Handed over, with everything in it."))
            return redirect("meldcode:tracks")
    lead = _("Everything in it goes along. You cannot read it any more afterwards, unless you are asked.")
    return form_page(request, track, form, heading=_("Hand over to a colleague"), submit=_("Hand over"), lead=lead)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_DECIDE)
def close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    track = to_write(request, pk, Action.TRACK_DECIDE)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tracks.close(track, form.cleaned_data["reason"], by=request.actor)
        except TrackIsClosed:
            return closed_meanwhile(request, track)
        messages.success(request, _("The track is closed. Everything in it is kept."))
        return redirect("meldcode:track", pk=pk)
    return form_page(request, track, form, heading=_("Close this track"), submit=_("Close"), lead=_left_open(track))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_DECIDE)
def reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    track = to_write(request, pk, Action.TRACK_DECIDE)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tracks.reopen(track, form.cleaned_data["reason"], by=request.actor)
        return redirect("meldcode:track", pk=pk)
    return form_page(request, track, form, heading=_("Open this track again"), submit=_("Open again"))


@require_POST
@staff_page(Action.TRACK_DECIDE)
def paper(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The track as PDF: it leaves the product, so it is asked for by a press and not by an address."""
    track = to_write(request, pk, Action.TRACK_DECIDE)
    return pdf_answer(print_track(track, by=request.actor), track.reference)


def _left_open(track: Track) -> str:
    if track.step < STEPS[-1]:
        return _("No decision is written down yet. Did you decide? Then write that down first, with the reasons.")
    return ""
