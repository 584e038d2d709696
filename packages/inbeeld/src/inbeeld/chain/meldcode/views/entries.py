"""Writing down a step, adding to one, agreeing on a term."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.meldcode.codes import MET_BY, STEP_NAMES, STEP_OF, Decision, EntryKind
from inbeeld.chain.meldcode.content import frameworks
from inbeeld.chain.meldcode.forms.entries import FORMS, AdditionForm, EntryForm
from inbeeld.chain.meldcode.forms.people import TermForm
from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.services.entries import OF_OWNER, add_entry, add_to
from inbeeld.chain.meldcode.services.locking import TrackIsClosed
from inbeeld.chain.meldcode.services.reading import entries_of
from inbeeld.chain.meldcode.services.terms import agree, settle
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.design.api import PageForm

from .tracks import UNPROCESSABLE, found

# In the address.
KINDS: Mapping[str, EntryKind] = {
    "signalen": EntryKind.SIGNS,
    "collega": EntryKind.COLLEAGUE,
    "veilig-thuis": EntryKind.VEILIG_THUIS,
    "anderen": EntryKind.EXPERT,
    "gesprek": EntryKind.TALK,
    "ouders": EntryKind.PARENTS,
    "wegen": EntryKind.WEIGHING,
    "besluit": EntryKind.DECISION,
    "notitie": EntryKind.NOTE,
}

HEADINGS: Mapping[EntryKind, Any] = {
    EntryKind.SIGNS: _later("Add signs"),
    EntryKind.COLLEAGUE: _later("Asked a colleague"),
    EntryKind.VEILIG_THUIS: _later("Asked Veilig Thuis"),
    EntryKind.EXPERT: _later("Asked somebody else"),
    EntryKind.TALK: _later("Write down a talk"),
    EntryKind.PARENTS: _later("Parents: choose"),
    EntryKind.WEIGHING: _later("Weigh with the five questions"),
    EntryKind.DECISION: _later("Write down the decision"),
    EntryKind.NOTE: _later("Add a note"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_WRITE)
def write(request: ActorRequest, pk: uuid.UUID, what: str) -> HttpResponse:
    kind = KINDS.get(what)
    if kind is None:
        raise Http404
    track = to_write(request, pk, Action.TRACK_DECIDE if kind in OF_OWNER else Action.TRACK_WRITE)
    form = FORMS[kind](request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_entry(track, form.entry(kind), record_id=form.cleaned_data["record_id"], by=request.actor)
        except TrackIsClosed:
            return closed_meanwhile(request, track)
        messages.success(request, _("Written down."))
        return redirect("meldcode:signal" if _goes_to_coordinator(track, form) else "meldcode:track", pk=pk)
    step = STEP_OF.get(kind)
    context = {
        "track": track,
        "form": form,
        "kind": kind,
        "heading": HEADINGS[kind],
        "step": f"{step}. {STEP_NAMES[step]}" if step else "",
        "framework": frameworks().get(track.profession),
    }
    return render(request, "meldcode/write.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_WRITE)
def addition(request: ActorRequest, pk: uuid.UUID, entry_pk: uuid.UUID) -> HttpResponse:
    track = to_write(request, pk, Action.TRACK_WRITE)
    entry = get_object_or_404(track.entries.filter(adds_to__isnull=True), pk=entry_pk)
    form = AdditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            add_to(entry, given["text"], record_id=given["record_id"], by=request.actor)
        except TrackIsClosed:
            return closed_meanwhile(request, track)
        messages.success(request, _("Added. The original stays as it was."))
        return redirect("meldcode:track", pk=pk)
    opened = next(one for one in entries_of(track) if one.entry.pk == entry.pk)
    record("track.read", record=track, actor=request.actor, fields=[entry.kind])
    context = {"track": track, "form": form, "opened": opened}
    return render(request, "meldcode/addition.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.TRACK_WRITE)
def term(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    track = to_write(request, pk, Action.TRACK_WRITE)
    form = TermForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            agree(track, given["what"], given["due_on"], record_id=given["record_id"], by=request.actor)
        except TrackIsClosed:
            return closed_meanwhile(request, track)
        return redirect("meldcode:track", pk=pk)
    return form_page(request, track, form, heading=_("Write down what was agreed"), submit=_("Save"))


@require_POST
@staff_page(Action.TRACK_WRITE)
def term_met(request: ActorRequest, pk: uuid.UUID, term_pk: uuid.UUID) -> HttpResponse:
    track = to_write(request, pk, Action.TRACK_WRITE)
    try:
        settle(get_object_or_404(track.terms.exclude(kind__in=MET_BY.values()), pk=term_pk), by=request.actor)
    except TrackIsClosed:
        return closed_meanwhile(request, track)
    return redirect("meldcode:track", pk=pk)


def _goes_to_coordinator(track: Track, form: EntryForm) -> bool:
    """Who decides so hands in at once, when that was not done before."""
    decided = form.cleaned_data.get("decision") == Decision.COORDINATION
    return decided and not track.signal_links.exists()


def to_write(request: ActorRequest, pk: uuid.UUID, action: Action) -> Track:
    """The track; 404 outside one's reach, 403 without the right."""
    track = found(request, pk)
    request.actor.must(action, track)
    return track


def closed_meanwhile(request: ActorRequest, track: Track) -> HttpResponse:
    messages.error(request, _("This track was closed. Open it again before you add something."))
    return redirect("meldcode:track", pk=track.pk)


def form_page(
    request: ActorRequest, track: Track, form: PageForm, *, heading: str, submit: str, lead: str = ""
) -> HttpResponse:
    context = {"track": track, "form": form, "heading": heading, "submit": submit, "lead": lead}
    return render(request, "meldcode/form.html", context, status=UNPROCESSABLE if form.is_bound else 200)
