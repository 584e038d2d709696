"""Organisations: the list, one of them, and closing it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import Invitation, Membership, Organisation, RegionCoordination
from inbeeld.foundation.administration.forms.organisations import ClosingForm, OrganisationForm, SearchForm
from inbeeld.foundation.administration.listing import listing
from inbeeld.foundation.administration.name_search import with_name
from inbeeld.foundation.administration.services.organisations import (
    CLOSING,
    ask_to_close,
    save_organisation,
    what_keeps_open,
)
from inbeeld.foundation.four_eyes.api import Hindered, act_of, waiting_for
from inbeeld.foundation.geography.api import holds_on
from inbeeld.foundation.records.api import WRONG


@require_safe
@staff_page(Action.ORGANISATIONS_MANAGE)
def organisations(request: ActorRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    sought = form.cleaned_data if form.is_valid() else {}
    today = timezone.localdate()
    found = Organisation.objects.annotate(
        people=Count("memberships__user", filter=holds_on(today, "memberships__"), distinct=True)
    )
    if not sought.get("closed"):
        found = found.filter(closed_on__isnull=True)
    if sought.get("search"):
        found = with_name(found, "name", sought["search"])
    page = listing(request, found.order_by("name"))
    return render(request, "administration/organisations.html", {"search": form, "page": page})


@require_http_methods(["GET", "POST"])
@staff_page(Action.ORGANISATIONS_MANAGE)
def new_organisation(request: ActorRequest) -> HttpResponse:
    return _edit(request, Organisation(), is_new=True)


@require_http_methods(["GET", "POST"])
@staff_page(Action.ORGANISATIONS_MANAGE)
def edit_organisation(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _edit(request, get_object_or_404(Organisation, pk=pk), is_new=False)


def _edit(request: ActorRequest, organisation: Organisation, *, is_new: bool) -> HttpResponse:
    form = OrganisationForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        saved = save_organisation(form.save(commit=False), by=request.actor, changed=form.changed_data)
        messages.success(request, _("Saved."))
        return redirect("administration:organisation", pk=saved.pk)
    return render(request, "administration/edit_organisation.html", {"form": form, "is_new": is_new})


@require_safe
@staff_page(Action.ORGANISATIONS_MANAGE)
def organisation(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What it is, who works for it, and which regions it coordinates."""
    found = get_object_or_404(Organisation, pk=pk)
    today = timezone.localdate()
    return render(
        request,
        "administration/organisation.html",
        {
            "organisation": found,
            "memberships": Membership.objects.on(today)
            .filter(organisation=found)
            .select_related("user", "region")
            .order_by("user__name"),
            "invitations": Invitation.objects.waiting().filter(organisation=found).select_related("region"),
            "coordinations": RegionCoordination.objects.on(today).filter(organisation=found).select_related("region"),
            "waits": waiting_for(CLOSING, found.pk),
            "now": timezone.now(),
        },
    )


@require_http_methods(["GET", "POST"])
@staff_page(Action.ORGANISATIONS_MANAGE)
def close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Organisation, pk=pk, closed_on__isnull=True)
    if waits := waiting_for(CLOSING, found.pk):
        return redirect("four_eyes:request", waits.pk)
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            waits = ask_to_close(found, by=request.actor, reason=form.cleaned_data["reason"])
        except Hindered as why:
            messages.error(request, act_of(CLOSING).hindrance(why.code))
            return redirect("administration:organisation", pk=found.pk)
        messages.success(request, _("Asked. A second person decides; until it is carried out you can take it back."))
        return redirect("four_eyes:request", waits.pk)
    people, regions = what_keeps_open(found)
    act = act_of(CLOSING)
    return render(
        request,
        "administration/close_organisation.html",
        {
            "heading": _("Ask to close this organisation?"),
            "lead": found.name,
            "form": form,
            "people": people,
            "regions": regions,
            "happens": [_("Another administrator or a privacy officer decides."), *act.goes],
            "happens_not": act.stays,
            "confirm_label": _("Ask to close it"),
            "confirm_kind": "danger",
            "back_url": reverse("administration:organisation", args=[found.pk]),
        },
        status=WRONG if form.is_bound else 200,
    )
