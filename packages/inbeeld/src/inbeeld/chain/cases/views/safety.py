"""Safety: agreeing on it, saying that it is still right, and reading what stood before."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.chain.cases.forms.safety import SafetyForm, step_values, steps_of
from inbeeld.chain.cases.models import Case, SafetyAgreement
from inbeeld.chain.cases.services import CaseIsClosed, SafetyDetails, confirm_safety, review_safety
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.records.api import Order, StalePart, page_of

from .editing import CaseEdit, edit_case
from .frame import find_for, render_case


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def safety(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)

    def save(data: dict[str, Any]) -> None:
        names = ("agreements", "danger", "in_danger", "reviewed_on", "review_on")
        details = SafetyDetails(steps=steps_of(data), **{name: data[name] for name in names})
        review_safety(case, by=request.actor, details=details, version=data["version"])

    edit = CaseEdit(
        form=SafetyForm,
        template="cases/safety_form.html",
        initial=lambda: _safety_now(pk),
        options={"within": case.terms().safety_review_days},
        save=save,
        heading=_("Safety agreements"),
        submit=_("Save"),
        back=reverse("cases:detail", args=[pk]),
        lead=_("Look at every line again. What you save replaces what stood here; the former text is kept."),
    )
    return edit_case(request, case, edit)


def _safety_now(pk: uuid.UUID) -> dict[str, Any]:
    case = Case.objects.get(pk=pk)
    now: SafetyAgreement | None = SafetyAgreement.objects.filter(case=case).select_related("data_key").first()
    texts = now.reveal_all("agreements", "danger", "in_danger", "steps") if now else {}
    steps = step_values(texts.pop("steps", None))
    return {**texts, **steps, "reviewed_on": timezone.localdate(), "version": case.safety_version}


@staff_page(Action.CASE_WRITE)
@require_POST
def still_right(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One press: what stands is still right, and is looked at again after the usual term."""
    case = find_for(request, pk, Action.CASE_WRITE)
    version = request.POST.get("version", "")
    try:
        agreement = confirm_safety(case, by=request.actor, version=int(version) if version.isdecimal() else -1)
    except StalePart:
        messages.warning(request, _("Somebody else looked at the safety agreements meanwhile. Read them again."))
    except (CaseIsClosed, ValueError):
        messages.error(request, _("This case was closed. Open it again before you change it."))
    else:
        day = date_format(agreement.review_on)
        messages.success(request, _("Still right. Look again by %(day)s.") % {"day": day})
    return redirect("cases:detail", pk)


@staff_page(Action.CASE_READ)
@require_GET
def history(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Every version of the agreements, the newest first."""
    case = find_for(request, pk, Action.CASE_READ, Part.SAFETY)
    rows = SafetyAgreement.objects.filter(case=case).select_related("by__user")
    page = page_of(rows, request.GET, order=Order("at", descending=True), size=10)
    versions = []
    for row in page.rows:
        row.data_key = case.data_key
        versions.append({"row": row, **row.reveal_all("agreements", "danger", "in_danger", "steps")})
    return render_case(
        request,
        "cases/safety_history.html",
        case,
        tab="cases:detail",
        reads=[Part.SAFETY],
        page=page,
        versions=versions,
    )
