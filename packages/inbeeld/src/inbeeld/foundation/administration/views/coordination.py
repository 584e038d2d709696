"""Who coordinates a region, and how he is reached."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import (
    AlreadyCoordinated,
    ContactKind,
    HistoryRewritten,
    RegionCoordination,
    national_contact,
)
from inbeeld.foundation.administration.forms.regions import ContactForm, NationalContactForm, StartForm
from inbeeld.foundation.administration.services.regions import (
    change_contact,
    change_national_contact,
    end_coordination,
    start_coordination,
)

from .regions import care_region, until


@require_http_methods(["GET", "POST"])
@staff_page(Action.REGIONS_MANAGE)
def start(request: ActorRequest, pk: int) -> HttpResponse:
    region = care_region(pk)
    form = StartForm(request.POST or None, initial={"valid_from": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["valid_from"]
        try:
            start_coordination(
                region, form.cleaned_data["organisation"], valid_from=day, details=form.details, by=request.actor
            )
        except AlreadyCoordinated as clash:
            form.add_error(
                "valid_from", _("%(name)s coordinates here then. End that first.") % {"name": clash.other.organisation}
            )
        except HistoryRewritten:
            form.add_error("valid_from", _("Somebody coordinated here before: begin today or later."))
        else:
            messages.success(request, _("Saved."))
            return redirect("administration:region", pk=pk)
    return render(request, "administration/start_coordination.html", {"form": form, "region": region})


@require_http_methods(["GET", "POST"])
@staff_page(Action.REGIONS_MANAGE)
def contact(request: ActorRequest, pk: int, coordination: int) -> HttpResponse:
    held = _current(pk, coordination)
    form = ContactForm(request.POST or None, instance=held)
    if request.method == "POST" and form.is_valid():
        change_contact(RegionCoordination.objects.get(pk=held.pk), details=form.details, by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("administration:region", pk=pk)
    return render(
        request, "administration/contact.html", {"form": form, "region": held.region, "who": held.organisation}
    )


@require_http_methods(["GET", "POST"])
@staff_page(Action.REGIONS_MANAGE)
def last_day(request: ActorRequest, pk: int, coordination: int) -> HttpResponse:
    held = _current(pk, coordination)
    return until(
        request, held.region, held.organisation, lambda day: end_coordination(held, last_day=day, by=request.actor)
    )


@require_http_methods(["GET", "POST"])
@staff_page(Action.REGIONS_MANAGE)
def national(request: ActorRequest, kind: str) -> HttpResponse:
    if kind not in ContactKind.values:
        raise Http404
    chosen = ContactKind(kind)
    form = NationalContactForm(request.POST or None, instance=national_contact(chosen, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        change_national_contact(chosen, name=form.cleaned_data["name"], details=form.details, by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("administration:regions")
    return render(request, "administration/contact.html", {"form": form, "who": chosen.label})


def _current(pk: int, coordination: int) -> RegionCoordination:
    held = RegionCoordination.objects.on(timezone.localdate()).select_related("organisation", "region")
    found: RegionCoordination = get_object_or_404(held, pk=coordination, region=care_region(pk))
    return found
