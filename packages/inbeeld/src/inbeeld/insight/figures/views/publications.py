"""Counts of a period: asking for them, reading them, taking them along, taking them back."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.disclosure.api import (
    LiveCount,
    PeriodCount,
    Publication,
    ask,
    csv_response,
    earlier,
    make_publication,
    period_counts,
    published,
    withdraw,
)
from inbeeld.foundation.records.api import WRONG
from inbeeld.foundation.rooms.api import hooks_of
from inbeeld.insight.figures.forms import PublishForm

LATEST = 50
State = Publication.State


@require_safe
@staff_page(Action.FIGURES_READ)
def overview(request: ActorRequest) -> HttpResponse:
    """What can be counted, and what was published."""
    latest = list(Publication.objects.filter(source__in=period_counts())[:LATEST])
    context = {
        "live": hooks_of(LiveCount),
        "sources": list(period_counts().values()),
        "latest": [(publication, period_counts()[publication.source].title) for publication in latest],
    }
    return render(request, "figures/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.FIGURES_READ)
def publish(request: ActorRequest, name: str) -> HttpResponse:
    """Ask for the counts of a period; they are made beside the page."""
    source = _source(name)
    periods = source.periods(timezone.localdate())
    form = PublishForm(request.POST if request.method == "POST" else None, periods=periods)
    if not form.is_valid():
        status = WRONG if form.is_bound else 200
        return render(
            request, "figures/publish.html", {"source": source, "form": form, "periods": periods}, status=status
        )
    return _asked(source, form.cleaned_data["period"], request)


@require_safe
@staff_page(Action.FIGURES_READ)
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The tables, how far they are, or why there are none and what could be hidden."""
    publication = _publication(pk)
    source = _source(publication.source)
    context = {"publication": publication, "source": source, "earlier": earlier(publication)}
    if publication.state == State.READY:
        counts = published(publication)
        record("figures.read", actor=request.actor, fields=[source.name, publication.period])
        context |= {"counts": counts, "tables": counts.tables(), "metadata": counts.metadata()}
    if publication.offer:
        words = {axis.name: axis.words for axis in source.axes(publication.period)}
        context["offer"] = [
            [str(words[name].get(code, code)) for name, code in zip(words, cell, strict=True)]
            for cell in publication.offer
        ]
    return render(request, "figures/publication.html", context)


@require_safe
@staff_page(Action.FIGURES_READ)
def file(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    publication = _publication(pk)
    if publication.state != State.READY:
        return redirect("figures:publication", pk)
    return csv_response(published(publication), f"{publication.source}-{publication.period}", by=request.actor)


@require_POST
@staff_page(Action.FIGURES_READ)
def hide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Agree to what a refusal offered: the same period once more, with those cells hidden too."""
    refused = _publication(pk)
    if refused.state != State.REFUSED or not refused.offer:
        return redirect("figures:publication", pk)
    return _once_more(refused, [*refused.also_hidden, *refused.offer], request)


@require_POST
@staff_page(Action.FIGURES_READ)
def again(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask once more for what ended in a fault, with the same cells hidden."""
    failed = _publication(pk)
    if failed.state != State.FAILED:
        return redirect("figures:publication", pk)
    return _once_more(failed, failed.also_hidden, request)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.FIGURES_READ)
def take_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    publication = _publication(pk)
    if publication.state != State.READY:
        return redirect("figures:publication", pk)
    if request.method == "POST":
        withdraw(publication, by=request.actor)
        messages.success(request, _("Withdrawn."))
        return redirect("figures:publication", pk)
    context = {
        "heading": _("Withdraw these figures"),
        "happens": [_("These tables are no longer shown here, and the list says that they were withdrawn.")],
        "happens_not": [
            _("What was read or downloaded stays known. Later figures are compared with these tables as before.")
        ],
        "confirm_label": _("Withdraw"),
        "back_url": request.path.removesuffix("intrekken/"),
    }
    return render(request, "design/confirm.html", context)


def _asked(
    source: PeriodCount, period: str, request: ActorRequest, hidden: Iterable[Sequence[str]] = ()
) -> HttpResponse:
    """Ask, and put it in the queue: both or neither."""
    with transaction.atomic():
        asked = ask(source, period, by=request.actor, also_hidden=[tuple(cell) for cell in hidden])
        make_publication.enqueue(str(asked.pk))
    return redirect("figures:publication", asked.pk)


def _once_more(publication: Publication, hidden: Iterable[Sequence[str]], request: ActorRequest) -> HttpResponse:
    try:
        return _asked(_source(publication.source), publication.period, request, hidden)
    except LookupError:
        messages.error(request, _("This period can no longer be counted. Ask for another one."))
        return redirect("figures:overview")


def _source(name: str) -> PeriodCount:
    if name not in period_counts():
        raise Http404
    return period_counts()[name]


def _publication(pk: uuid.UUID) -> Publication:
    return get_object_or_404(Publication, pk=pk)
