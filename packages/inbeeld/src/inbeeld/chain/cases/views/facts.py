"""Opening a case, and changing its facts."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.forms.facts import FACT_NAMES, FactsForm, OpenCaseForm
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import CaseFacts, change_facts, open_case
from inbeeld.chain.cases.services.opening import facts_of
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.accounts.models import Organisation, RegionCoordination
from inbeeld.foundation.geography.models import Region

from .editing import WRONG, Edit, answer
from .frame import find_for


@staff_page(Action.CASE_OPEN)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Open a case that no signal led to."""
    organisation = get_object_or_404(Organisation, pk=request.actor.organisation_id)
    form = OpenCaseForm(request.POST if request.method == "POST" else None, regions=_regions(request))
    if request.method == "POST" and form.is_valid():
        case = open_case(
            by=request.actor,
            organisation=organisation,
            region=form.cleaned_data["region"],
            facts=_facts(form.cleaned_data),
            case_id=form.cleaned_data["record_id"],
        )
        messages.success(request, _("The case is open. Begin with the safety agreements."))
        return redirect("cases:detail", case.pk)
    return render(request, "cases/new.html", {"form": form}, status=WRONG if form.is_bound else 200)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def facts(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    edit = Edit(
        form=FactsForm,
        initial=lambda: _now(pk),
        save=lambda data: change_facts(case, by=request.actor, facts=_facts(data), version=data["version"]),
        heading=_("Change the facts"),
        submit=_("Save"),
        back=reverse("cases:detail", args=[pk]),
    )
    return answer(request, case, edit)


def _now(pk: uuid.UUID) -> dict[str, Any]:
    case = Case.objects.select_related("data_key").get(pk=pk)
    return {**asdict(facts_of(case)), "version": case.summary_version}


def _facts(data: dict[str, Any]) -> CaseFacts:
    return CaseFacts(**{name: data[name] for name in FACT_NAMES})


def _regions(request: ActorRequest) -> Any:
    """The regions for which the actor's organisation coordinates; his own alone when he has one."""
    coordinated = RegionCoordination.objects.on(timezone.localdate()).filter(organisation=request.actor.organisation_id)
    regions = Region.objects.filter(pk__in=coordinated.values("region"))
    return regions.filter(pk=request.actor.region_id) if request.actor.region_id else regions
