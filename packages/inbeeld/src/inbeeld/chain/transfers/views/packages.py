"""Packages to and from other installations."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.chain.cases.api import Case, find_case, find_for, render_case
from inbeeld.chain.transfers.contents import left_out
from inbeeld.chain.transfers.envelopes import NotTaken
from inbeeld.chain.transfers.forms.packages import PackageForm, ReceiptForm, TakeInForm
from inbeeld.chain.transfers.models import PackageReceived
from inbeeld.chain.transfers.services.keeping_keys import NoKeys, own_public
from inbeeld.chain.transfers.services.packing import TooLarge, files_left, make_package
from inbeeld.chain.transfers.services.receiving import receipt_for, take_in, take_receipt
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.accounts.api import RegionCoordination
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.gateway.api import takes_files
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import WRONG

from .package_words import in_words, problem_in_words


@staff_page(Action.TRANSFER_ASK)
@require_http_methods(["GET", "POST"])
def make(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The answer to the form is the file itself, once; it is kept nowhere."""
    case = find_for(request, pk, Action.TRANSFER_ASK)
    may_identify = request.actor.may(Action.IDENTITY_READ, case, Part.IDENTITY)
    form = PackageForm(request.POST if request.method == "POST" else None, case=case, may_identify=may_identify)
    if form.is_bound and own_public() is not None and form.is_valid():
        try:
            sent, data = make_package(case, by=request.actor, plan=form.plan())
        except TooLarge:
            form.add_error(None, _("This case is too large for one package. Call the other side about how to go on."))
        else:
            return _file(data, f"pakket-{sent.pk}.age", "application/octet-stream")
    status = WRONG if form.is_bound else 200
    stays = left_out(case, files_left=files_left(case))
    context: dict[str, Any] = {
        "form": form,
        "left_out": stays,
        "ready": own_public() is not None,
        "sent": case.packages_sent.select_related("case", "to", "made_by__user"),
        "received": case.packages_received.select_related("case", "came_from", "received_by__user"),
    }
    return render_case(request, "transfers/make_package.html", case, tab="", reads=[], status=status, **context)


@staff_page(Action.CASE_OPEN)
@require_http_methods(["GET", "POST"])
@takes_files
def receive(request: ActorRequest) -> HttpResponse:
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TakeInForm(*typed, regions=_regions(request))
    if form.is_bound and form.is_valid() and (kept := _taken(request, form)):
        messages.success(request, _("The case stands here now, under a new pseudonym. Bring the receipt back."))
        return redirect("transfers:package", kept.pk)
    status = WRONG if form.is_bound else 200
    context = {"form": form, "ready": own_public() is not None}
    return render(request, "transfers/take_in.html", context, status=status)


def _taken(request: ActorRequest, form: TakeInForm) -> PackageReceived | None:
    try:
        return take_in(form.cleaned_data["package"], by=request.actor, region=form.cleaned_data["region"])
    except NotTaken as refused:
        form.add_error("package", problem_in_words(refused.problem))
    except NoKeys:
        form.add_error("package", _("This installation has no keys yet. Ask an administrator to make them."))
    return None


@staff_page(Action.CASE_READ)
@require_GET
def package(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What came along, as it came."""
    kept = _received(request, pk)
    case = find_case(request, kept.case_id or pk)
    record("transfer.package_read", record=kept, dossier=case, actor=request.actor, fields=["content"])
    words = in_words(kept.reveal("content"))
    return render_case(request, "transfers/package.html", case, tab="", reads=[], kept=kept, **words)


@staff_page(Action.CASE_READ)
@require_GET
def receipt(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    kept = _received(request, pk)
    record("transfer.receipt_made", record=kept, dossier=kept.case, actor=request.actor)
    return _file(receipt_for(kept), f"ontvangst-{kept.pk}.json", "application/json")


@staff_page(Action.TRANSFER_READ)
@require_http_methods(["GET", "POST"])
@takes_files
def take_in_receipt(request: ActorRequest) -> HttpResponse:
    form = ReceiptForm(request.POST, request.FILES) if request.method == "POST" else ReceiptForm()
    if form.is_bound and form.is_valid():
        try:
            sent = take_receipt(form.cleaned_data["receipt"], by=request.actor)
        except NotTaken as refused:
            form.add_error("receipt", problem_in_words(refused.problem))
        else:
            where = {"where": sent.to.name}
            messages.success(request, _("The package arrived whole at %(where)s. You can close the case now.") % where)
            is_open = Case.objects.visible_to(request.actor).filter(pk=sent.case_id).exists()
            return redirect("cases:detail", sent.case_id) if is_open else redirect("transfers:list")
    return render(request, "transfers/receipt.html", {"form": form}, status=WRONG if form.is_bound else 200)


def _received(request: ActorRequest, pk: uuid.UUID) -> PackageReceived:
    """Of a case of one's own team: what was opened of the case to others is not all that came along."""
    found = get_object_or_404(PackageReceived.objects.select_related("case", "data_key", "came_from"), pk=pk)
    case = find_case(request, found.case_id or pk)
    request.actor.must(Action.SHARING_OVERSEE, case)
    return found


def _regions(request: ActorRequest) -> QuerySet[Region]:
    coordinated = RegionCoordination.objects.on(timezone.localdate()).filter(organisation=request.actor.organisation_id)
    regions = Region.objects.filter(pk__in=[one.region_id for one in coordinated.genuine()])
    return regions.filter(pk=request.actor.region_id) if request.actor.region_id else regions


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)
