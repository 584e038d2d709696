"""What goes when, what is held, what went."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record as audit
from inbeeld.foundation.disclosure.api import Protected, ShownTable, count_live
from inbeeld.foundation.erasure.api import Tombstone, erasables
from inbeeld.foundation.oversight.api import Names, names_of_dossiers, sections
from inbeeld.foundation.records.api import Order, page_of

from .counted import ERASED, kind_labels, records_of
from .forms import HoldForm
from .models import Announcement, Hold
from .services import hold, lift
from .terms import terms

WRONG = 422
SHOWN, SIZE = 100, 50


@require_safe
@staff_page(Action.RETENTION_HOLD)
def overview(request: ActorRequest) -> HttpResponse:
    organisation = request.actor.organisation_id
    announced = Announcement.objects.filter(organisation=organisation)
    ahead = page_of(announced, request.GET, order=Order("erase_on"), size=SIZE)
    holds = Hold.objects.standing().filter(organisation=organisation).select_related("by__user", "data_key")
    held: list[Hold] = list(holds.order_by("review_on"))
    names = names_of_dossiers({one.record_id for one in ahead.rows} | {one.record_id for one in held}, organisation)
    kept = set(holds.values_list("record_id", flat=True))
    gone = Tombstone.objects.filter(organisation=organisation)
    audit("audit.read", actor=request.actor, fields=["retention"])
    shown = {
        "sections": sections(request),
        "today": timezone.localdate(),
        "page": ahead,
        "ahead": [{**_row(one, names), "held": one.record_id in kept} for one in ahead.rows],
        "holds": [{**_row(one, names), "reason": one.reveal("reason")} for one in held],
        "gone": [{"it": one, "kind": label_of(one.kind)} for one in gone.order_by("-at")[:SHOWN]],
        "counts": _counts(gone),
        "terms": _terms(),
    }
    return render(request, "retention/overview.html", shown)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RETENTION_HOLD)
def new_hold(request: ActorRequest) -> HttpResponse:
    initial = {"what": request.GET.get("what", "")[:60]}
    typed = request.POST if request.method == "POST" else None
    form = HoldForm(typed, initial=initial, organisation_id=request.actor.organisation_id)
    if not form.is_valid():
        status = WRONG if form.is_bound else 200
        return render(request, "retention/hold.html", {"form": form, "sections": sections(request)}, status=status)
    kind, found = _find(request, form.cleaned_data["what"])
    hold(found, kind, by=request.actor, reason=form.cleaned_data["reason"], review_on=form.cleaned_data["review_on"])
    messages.success(request, _("It stays until you lift this."))
    return redirect("retention:overview")


@require_POST
@staff_page(Action.RETENTION_HOLD)
def end_hold(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    held = get_object_or_404(Hold, pk=pk, organisation=request.actor.organisation_id)
    _kind, found = _find(request, held.record_id)
    lift(held, found, by=request.actor)
    messages.success(request, _("Its term holds again."))
    return redirect("retention:overview")


def label_of(kind: str) -> str:
    return str(kind_labels().get(kind, kind))


def _row(it: Announcement | Hold, names: Names) -> dict[str, Any]:
    return {"it": it, "name": names.get(it.record_id, ""), "kind": label_of(it.kind)}


def _find(request: ActorRequest, record_id: uuid.UUID) -> tuple[str, Any]:
    """A record of the officer's organisation, with its kind."""
    for kind in erasables().values():
        rows: Any = kind.model()._default_manager
        found = rows.visible_to(request.actor, Action.RETENTION_HOLD).select_related("data_key").filter(pk=record_id)
        if record := found.first():
            return kind.kind, record
    raise Http404


def _counts(gone: QuerySet[Tombstone]) -> list[tuple[Protected, list[ShownTable]]]:
    """By kind and by ground, in each year."""
    found = list(records_of(gone))
    counted = [count_live(ERASED, (axis, "year"), records=found) for axis in ("kind", "ground")] if found else []
    return [(counts, counts.tables()) for counts in counted]


def _terms() -> list[dict[str, Any]]:
    language = get_language() or "nl"
    return [
        {
            "it": term,
            "kind": label_of(term.kind),
            "counts_from": term.counts_from.said(language),
            "source": term.source.said(language),
        }
        for term in terms().in_force(timezone.localdate())
    ]
