"""Who can see what of a case, on which ground, until when; opening, extending and ending that."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.chain.cases.api import Case, CaseIsClosed, find_for, render_case
from inbeeld.chain.consents.forms.grants import EndForm, ExtendForm, GrantForm
from inbeeld.chain.consents.services import CannotShare, end_share, extend_share, share
from inbeeld.chain.consents.services.grants import end_of
from inbeeld.chain.consents.team import WITH_PEOPLE, shown_grant, team_of
from inbeeld.foundation.access.api import Action, ActorRequest, Grant, GrantRefused, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import WRONG

from .explaining import explain, not_while_closed

TAB = "consents:access"


@staff_page(Action.SHARING_OVERSEE)
@require_GET
def access(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.SHARING_OVERSEE)
    record("sharing.read", record=case, actor=request.actor)
    return render_case(request, "consents/access.html", case, tab=TAB, reads=[], **team_of(case))


@staff_page(Action.CASE_SHARE)
@require_http_methods(["GET", "POST"])
def give(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_SHARE)
    form = GrantForm(request.POST if request.method == "POST" else None, case=case)
    try:
        if request.method == "POST" and form.is_valid() and _given(request, case, form):
            messages.success(request, _("The chosen parts are open to your partner."))
            return redirect(TAB, case.pk)
    except CaseIsClosed:
        return not_while_closed(request, case)
    status = WRONG if form.is_bound else 200
    return render_case(request, "consents/give_access.html", case, tab=TAB, reads=[], status=status, form=form)


def _given(request: ActorRequest, case: Case, form: GrantForm) -> bool:
    """Whether the grant now stands; a refusal goes to the field that it is about."""
    if _same_stands(case, form):
        return True
    try:
        share(case, by=request.actor, plan=form.plan())
    except (GrantRefused, CannotShare) as refused:
        explain(form, refused)
        return False
    return True


def _same_stands(case: Case, form: GrantForm) -> bool:
    """A double click opens nothing twice."""
    plan = form.plan()
    standing = Grant.objects.in_force(timezone.now()).of(case).filter(membership=plan.to, ground=plan.ground)
    return any(
        grant.opened_parts == set(plan.parts) and grant.reveal("purpose") == plan.purpose
        for grant in standing.filter(ends_at=end_of(plan.last_day)).select_related("data_key")
    )


@staff_page(Action.CASE_SHARE)
@require_http_methods(["GET", "POST"])
def extend(request: ActorRequest, pk: uuid.UUID, grant_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_SHARE)
    grant = _grant_of(case, grant_id)
    form = ExtendForm(request.POST if request.method == "POST" else None)
    try:
        if request.method == "POST" and form.is_valid() and _extended(request, case, grant, form):
            messages.success(request, _("The access ends on another day now."))
            return redirect(TAB, case.pk)
    except CaseIsClosed:
        return not_while_closed(request, case)
    status = WRONG if form.is_bound else 200
    entry = shown_grant(grant)
    return render_case(
        request, "consents/extend_access.html", case, tab=TAB, reads=[], status=status, form=form, entry=entry
    )


def _extended(request: ActorRequest, case: Case, grant: Grant, form: ExtendForm) -> bool:
    try:
        extend_share(grant, case, by=request.actor, last_day=form.cleaned_data["until"])
    except (GrantRefused, CannotShare) as refused:
        explain(form, refused)
        return False
    return True


@staff_page(Action.SHARING_OVERSEE)
@require_http_methods(["GET", "POST"])
def end(request: ActorRequest, pk: uuid.UUID, grant_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.SHARING_OVERSEE)
    grant = _grant_of(case, grant_id)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        end_share(grant, case, by=request.actor, note=form.cleaned_data["note"])
        messages.success(request, _("The access has ended."))
        return redirect(TAB, case.pk)
    status = WRONG if form.is_bound else 200
    entry = shown_grant(grant)
    return render_case(
        request, "consents/end_access.html", case, tab=TAB, reads=[], status=status, form=form, entry=entry
    )


def _grant_of(case: Case, grant_id: uuid.UUID) -> Grant:
    return get_object_or_404(Grant.objects.of(case).select_related(*WITH_PEOPLE), pk=grant_id)
