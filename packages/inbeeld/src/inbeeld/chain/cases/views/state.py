"""Changing where a case stands: status, phase, coordinator, closed or open."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.forms.state import AssignForm, CloseForm, PhaseForm, ReopenForm, StatusForm, domain_ends
from inbeeld.chain.cases.models import Case, Closure, PhaseChange, StatusChange
from inbeeld.chain.cases.services import assign_case, change_phase, change_status, close_case, reopen_case
from inbeeld.chain.cases.services.checks import unsettled_points
from inbeeld.chain.cases.services.closing import open_work_of
from inbeeld.chain.method.api import current_domains
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

from .editing import CaseEdit, edit_case
from .frame import find_for


def _now(pk: uuid.UUID, *names: str) -> dict[str, Any]:
    """What stands now, with the version that a stale page is recognised by."""
    case = Case.objects.get(pk=pk)
    return {"version": case.state_version, **{name: getattr(case, name) for name in names}}


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def status(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    edit = CaseEdit(
        form=StatusForm,
        makes=StatusChange,
        initial=lambda: {"on": timezone.localdate(), **_now(pk, "status")},
        options={"case": case},
        save=lambda data: change_status(case, by=request.actor, **data),
        heading=_("Change the status"),
        submit=_("Save"),
        back=reverse("cases:detail", args=[pk]),
        lead=_("A person decides whether somebody is a victim. Write down who did, and why."),
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def phase(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    unsettled = unsettled_points(case, case.phase)
    edit = CaseEdit(
        form=PhaseForm,
        template="cases/phase_form.html",
        shows={"unsettled": unsettled},
        makes=PhaseChange,
        initial=lambda: {"on": timezone.localdate(), **_now(pk, "phase")},
        options={"case": case, "unsettled": bool(unsettled)},
        save=lambda data: change_phase(case, by=request.actor, **data),
        heading=_("Change the phase"),
        submit=_("Save"),
        back=reverse("cases:detail", args=[pk]),
        lead=_("A case may fall back. That is no failure: write down where he stands now."),
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_CLOSE)
@require_http_methods(["GET", "POST"])
def close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_CLOSE)
    edit = CaseEdit(
        form=CloseForm,
        makes=Closure,
        initial=lambda: _now(pk, "outcome"),
        template="cases/close_form.html",
        options={"case": case, "open_actions": open_work_of(case), "domains": current_domains()},
        save=lambda data: close_case(case, by=request.actor, domain_ends=domain_ends(data), **data),
        heading=_("Close the case"),
        submit=_("Close the case"),
        back=reverse("cases:detail", args=[pk]),
        lead=_("The case leaves the work list and stays readable. It can be opened again."),
        danger=True,
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_CLOSE)
@require_http_methods(["GET", "POST"])
def reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_CLOSE)
    edit = CaseEdit(
        form=ReopenForm,
        makes=Closure,
        initial=lambda: _now(pk),
        options={"case": case},
        save=lambda data: reopen_case(case, by=request.actor, **data),
        heading=_("Open the case again"),
        submit=_("Open again"),
        back=reverse("cases:detail", args=[pk]),
        lead=_("Safety is looked at again first: it comes on the work list today."),
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_ASSIGN)
@require_http_methods(["GET", "POST"])
def assign(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_ASSIGN)
    edit = CaseEdit(
        form=AssignForm,
        options={"case": case},
        save=lambda data: assign_case(case, by=request.actor, **data),
        heading=_("Hand the case over"),
        submit=_("Hand over"),
        back=reverse("cases:list"),
        lead=_("Your colleague becomes the coordinator. What you still had to do in this case goes along."),
    )
    return edit_case(request, case, edit)
