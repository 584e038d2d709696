"""Who can see what of a case, on which ground, until when."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.chain.cases.forms.sharing import PART_LABELS, GrantForm
from inbeeld.chain.cases.models import Case
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.access.models import EmergencyAccess, Grant, Ground
from inbeeld.foundation.access.opening import GrantRefused, give_grant, revoke_grant
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action, GrantProblem, Part

from .editing import WRONG
from .frame import find_for, render_case


@staff_page(Action.CASE_SHARE)
@require_GET
def access(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_SHARE)
    grants = _grants_of(case)
    now = timezone.now()
    emergencies = EmergencyAccess.objects.filter(record_kind=Case.scope.kind, record_id=case.pk)
    return render_case(
        request,
        "cases/access.html",
        case,
        tab="cases:access",
        reads=[],
        current=[_shown(grant) for grant in grants if grant.revoked_at is None and grant.ends_at > now],
        ended=[_shown(grant) for grant in grants if grant.revoked_at is not None or grant.ends_at <= now],
        emergencies=emergencies.select_related("membership__user", "membership__organisation").order_by("-started_at"),
    )


def _grants_of(case: Case) -> list[Grant]:
    rows = Grant.objects.filter(record_kind=Case.scope.kind, record_id=case.pk)
    return list(rows.select_related("membership__user", "membership__organisation", "data_key").order_by("ends_at"))


def _shown(grant: Grant) -> dict[str, Any]:
    parts = [PART_LABELS[part] for part in Part if part in grant.opened_parts]
    return {"grant": grant, "parts": parts, "purpose": grant.reveal("purpose")}


@staff_page(Action.CASE_SHARE)
@require_http_methods(["GET", "POST"])
def give(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_SHARE)
    form = GrantForm(request.POST if request.method == "POST" else None, case=case)
    if request.method == "POST" and form.is_valid() and _given(request, case, form):
        messages.success(request, _("The chosen parts are open to your partner."))
        return redirect("cases:access", case.pk)
    status = WRONG if form.is_bound else 200
    return render_case(request, "cases/give_access.html", case, tab="cases:access", reads=[], status=status, form=form)


def _given(request: ActorRequest, case: Case, form: GrantForm) -> bool:
    """Whether the grant now stands; a refusal goes to the field that it is about."""
    chosen = form.cleaned_data
    if _same_stands(case, form):
        return True
    try:
        give_grant(
            case,
            chosen["to"],
            by=request.actor,
            parts=[Part(part) for part in chosen["parts"]],
            purpose=chosen["purpose"],
            ground=Ground(chosen["ground"]),
            until=form.ends_at(),
        )
    except GrantRefused as refused:
        _explain(form, str(refused))
        return False
    return True


def _explain(form: GrantForm, problem: str) -> None:
    texts = {
        GrantProblem.TO_ONESELF: ("to", _("The case is open to you already.")),
        GrantProblem.NO_PARTS: ("parts", _("Choose at least one part.")),
        GrantProblem.ENDS_IN_THE_PAST: ("until", _("This date lies in the past.")),
        GrantProblem.TOO_LONG: ("until", _("Choose a date within a year: access is looked at again each year.")),
    }
    field, text = texts[GrantProblem(problem)]
    form.add_error(field, text)


def _same_stands(case: Case, form: GrantForm) -> bool:
    """A double click opens nothing twice."""
    chosen = form.cleaned_data
    standing = Grant.objects.in_force(timezone.now()).filter(
        record_kind=Case.scope.kind,
        record_id=case.pk,
        membership=chosen["to"],
        ground=chosen["ground"],
        ends_at=form.ends_at(),
    )
    parts = {Part(part) for part in chosen["parts"]}
    return any(
        grant.opened_parts == parts and grant.reveal("purpose") == chosen["purpose"]
        for grant in standing.select_related("data_key")
    )


@staff_page(Action.CASE_SHARE)
@require_http_methods(["GET", "POST"])
def revoke(request: ActorRequest, pk: uuid.UUID, grant_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_SHARE)
    grant = get_object_or_404(
        Grant.objects.select_related("membership__user", "membership__organisation"),
        pk=grant_id,
        record_kind=Case.scope.kind,
        record_id=case.pk,
    )
    if request.method == "POST":
        if grant.revoked_at is None:
            revoke_grant(grant, case, by=request.actor)
        messages.success(request, _("The access has ended."))
        return redirect("cases:access", case.pk)
    entry = {"grant": grant, "grant_parts": _shown(grant)["parts"], "back": reverse("cases:access", args=[case.pk])}
    return render_case(request, "cases/end_access.html", case, tab="cases:access", reads=[], **entry)
