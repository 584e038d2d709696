"""Care-coordination regions: the list with its gaps, and one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import (
    ContactKind,
    HistoryRewritten,
    RegionCoordination,
    national_contact,
    regions_without_coordination,
)
from inbeeld.foundation.administration.forms.regions import LastDayForm, MunicipalitiesForm, RegionForm
from inbeeld.foundation.administration.services.regions import add_municipalities, create_region, end_municipality
from inbeeld.foundation.geography.api import (
    AlreadyInRegion,
    PastChanged,
    Region,
    RegionKind,
    RegionMembership,
    holds_on,
    municipalities_without,
)


@require_safe
@staff_page(Action.REGIONS_MANAGE)
def regions(request: ActorRequest) -> HttpResponse:
    """Every region with who coordinates it today, and where nobody does."""
    today = timezone.localdate()
    today_coordinating = {
        held.region_id: held for held in RegionCoordination.objects.on(today).select_related("organisation")
    }
    found = Region.objects.filter(kind=RegionKind.CARE_COORDINATION).annotate(
        places=Count("municipalities", filter=holds_on(today, "municipalities__"))
    )
    return render(
        request,
        "administration/regions.html",
        {
            "regions": [(region, today_coordinating.get(region.pk)) for region in found.order_by("name")],
            "uncovered": len(municipalities_without(RegionKind.CARE_COORDINATION, today)),
            "uncoordinated": regions_without_coordination(today).count(),
            "national": [(kind, national_contact(kind, today)) for kind in ContactKind],
        },
    )


@require_safe
@staff_page(Action.REGIONS_MANAGE)
def gaps(request: ActorRequest) -> HttpResponse:
    """The municipalities for which CoMensha is called, because no region holds them."""
    today = timezone.localdate()
    places = {m.pk for m in municipalities_without(RegionKind.CARE_COORDINATION, today)}
    provinces = (
        RegionMembership.objects.on(today)
        .filter(region__kind=RegionKind.PROVINCE, municipality__in=places)
        .select_related("region", "municipality")
        .order_by("region__name", "municipality__name")
    )
    by_province: dict[str, list[str]] = {}
    for held in provinces:
        by_province.setdefault(held.region.name, []).append(held.municipality.name)
    return render(
        request,
        "administration/gaps.html",
        {
            "total": len(places),
            "provinces": by_province,
            "fallback": national_contact(ContactKind.COORDINATION, today),
        },
    )


@require_http_methods(["GET", "POST"])
@staff_page(Action.REGIONS_MANAGE)
def new_region(request: ActorRequest) -> HttpResponse:
    form = RegionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        region = create_region(form.cleaned_data["name"], by=request.actor)
        messages.success(request, _("The region has been added. Now add its municipalities and who coordinates."))
        return redirect("administration:region", pk=region.pk)
    return render(request, "administration/new_region.html", {"form": form})


@require_safe
@staff_page(Action.REGIONS_MANAGE)
def region(request: ActorRequest, pk: int) -> HttpResponse:
    found = care_region(pk)
    today = timezone.localdate()
    ended = Q(valid_until__lt=today)
    memberships = RegionMembership.objects.filter(region=found).select_related("municipality")
    coordinations = RegionCoordination.objects.filter(region=found).select_related("organisation")
    return render(
        request,
        "administration/region.html",
        {
            "region": found,
            "memberships": memberships.exclude(ended).order_by("municipality__name"),
            "former": memberships.filter(ended).order_by("-valid_until", "municipality__name"),
            "coordinations": coordinations.exclude(ended).order_by("valid_from"),
            "former_coordinations": coordinations.filter(ended).order_by("-valid_from"),
            "today": today,
        },
    )


@require_http_methods(["GET", "POST"])
@staff_page(Action.REGIONS_MANAGE)
def new_municipality(request: ActorRequest, pk: int) -> HttpResponse:
    found = care_region(pk)
    today = timezone.localdate()
    form = MunicipalitiesForm(request.POST or None, initial={"valid_from": today})
    if request.method == "POST" and form.is_valid():
        try:
            add_municipalities(found, **form.cleaned_data, by=request.actor)
        except AlreadyInRegion as clash:
            form.add_error("municipalities", _in_another(clash))
        except PastChanged:
            form.add_error("valid_from", _("This place was in a region before: a new period begins today or later."))
        else:
            messages.success(request, _("Saved."))
            return redirect("administration:region", pk=pk)
    return render(request, "administration/new_municipality.html", {"form": form, "region": found})


def _in_another(clash: AlreadyInRegion) -> str:
    held = clash.other
    words = {
        "name": held.municipality.name,
        "region": held.region.name,
        "day": date_format(held.valid_until or held.valid_from),
    }
    if held.valid_until is None:
        return _("%(name)s is in %(region)s already. End that first.") % words
    return _("%(name)s is in %(region)s until %(day)s. Choose a later day.") % words


@require_http_methods(["GET", "POST"])
@staff_page(Action.REGIONS_MANAGE)
def last_day_of_municipality(request: ActorRequest, pk: int, membership: int) -> HttpResponse:
    held = get_object_or_404(
        RegionMembership.objects.on(timezone.localdate()).select_related("municipality", "region"),
        pk=membership,
        region=care_region(pk),
    )
    return until(
        request, held.region, held.municipality, lambda day: end_municipality(held, last_day=day, by=request.actor)
    )


def until(request: ActorRequest, region: Region, what: object, end: Callable[[dt.date], object]) -> HttpResponse:
    """Ask which day is the last on which `what` belongs to the region, and end it then."""
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end(form.cleaned_data["last_day"])
        except (PastChanged, HistoryRewritten):
            form.add_error("last_day", _("Choose today or a later day."))
        else:
            messages.success(request, _("Saved."))
            return redirect("administration:region", pk=region.pk)
    return render(request, "administration/last_day.html", {"form": form, "region": region, "what": what})


def care_region(pk: int) -> Region:
    return get_object_or_404(Region, pk=pk, kind=RegionKind.CARE_COORDINATION)
