"""Opening a case that no signal led to: first look whether there is one already."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.forms.duplicate_check import CARRIED, CarriedForm, SoughtForm
from inbeeld.chain.cases.forms.facts import OpenCaseForm
from inbeeld.chain.cases.match_reasons import in_words
from inbeeld.chain.cases.services import CaseFacts, Found, TooManyLooks, look_for_earlier, open_case
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import Organisation, RegionCoordination
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import WRONG


@staff_page(Action.CASE_OPEN)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Ask what is known beforehand; then, by POST, open the case with it."""
    if request.method != "POST":
        return render(request, "cases/new.html", {"form": SoughtForm()})
    form, carried = OpenCaseForm(request.POST, regions=_regions(request)), CarriedForm(request.POST)
    if not (form.is_valid() and carried.is_valid()):
        return render(request, "cases/earlier.html", {"form": form, "carried": carried}, status=WRONG)
    given = form.cleaned_data
    case = open_case(
        by=request.actor,
        organisation=get_object_or_404(Organisation, pk=request.actor.organisation_id),
        region=given["region"],
        facts=CaseFacts(form=given["form"], summary=given["summary"]),
        case_id=given["record_id"],
        person=carried.person(),
    )
    messages.success(request, _("The case is open. Begin with the safety agreements."))
    return redirect("cases:detail", case.pk)


@staff_page(Action.CASE_OPEN)
@require_http_methods(["GET", "POST"])
def earlier(request: ActorRequest) -> HttpResponse:
    """Earlier cases that may be his; the page of another room gets them as a fragment."""
    if request.method != "POST":
        return redirect("cases:new")
    sought = SoughtForm(request.POST)
    if not sought.is_valid():
        template = "cases/earlier_form.html" if request.htmx else "cases/new.html"
        return render(request, template, {"form": sought}, status=WRONG)
    context = found_for(request, sought)
    if request.htmx:
        return render(request, "cases/earlier_found.html", context)
    carried = CarriedForm(initial={name: sought.cleaned_data[name] for name in CARRIED})
    again = SoughtForm(initial=sought.cleaned_data, auto_id="again_%s")
    context |= {"carried": carried, "open_form": OpenCaseForm(regions=_regions(request)), "again": again}
    return render(request, "cases/earlier.html", context)


def found_for(request: ActorRequest, form: SoughtForm) -> dict[str, Any]:
    """What the template `cases/earlier_found.html` shows."""
    sought = form.sought()
    try:
        found = look_for_earlier(sought, by=request.actor)
    except TooManyLooks:
        return {"searched": True, "too_many": True, "found": Found()}
    rows = [{"case": one.case, "words": in_words(one.likenesses)} for one in found.cases]
    alone = sought.is_given_name_alone
    return {"searched": bool(sought), "found": found, "rows": rows, "given_name_alone": alone}


def _regions(request: ActorRequest) -> QuerySet[Region]:
    """The regions for which the actor's organisation coordinates; his own alone when he has one."""
    coordinated = RegionCoordination.objects.on(timezone.localdate()).filter(organisation=request.actor.organisation_id)
    regions = Region.objects.filter(pk__in=[one.region_id for one in coordinated.genuine()])
    return regions.filter(pk=request.actor.region_id) if request.actor.region_id else regions
