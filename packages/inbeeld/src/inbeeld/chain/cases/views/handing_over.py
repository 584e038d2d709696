"""Handing over several cases of one coordinator at once: all of them, or none."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.assignable_people import coordinators_of
from inbeeld.chain.cases.forms.handing_over import AssignManyForm
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import assign_case
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record

UNPROCESSABLE = 422


@staff_page(Action.CASE_ASSIGN)
@require_http_methods(["GET", "POST"])
def assign_many(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    giver = coordinators_of(request.actor.organisation_id, request.actor.region_id).filter(pk=pk).first()
    if giver is None:
        raise Http404
    own = _own_cases(giver, request.actor)
    form = AssignManyForm(request.POST if request.method == "POST" else None, own=own, actor=request.actor)
    if form.is_valid():
        return _hand_over(request, form)
    record("case.listed", kind="cases.case", actor=request.actor, fields=["coordinator"])
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "cases/assign_many.html", {"form": form, "giver": giver, "own": own}, status=status)


def _own_cases(giver: Membership, actor: Actor) -> list[Case]:
    cases = Case.objects.visible_to(actor).open().of_coordinator(giver.pk).with_people().order_by("pseudonym_key")
    return [case for case in cases if actor.may(Action.CASE_ASSIGN, case)]


def _hand_over(request: ActorRequest, form: AssignManyForm) -> HttpResponse:
    receiver, chosen = form.cleaned_data["coordinator"], form.chosen()
    with transaction.atomic():
        for case in chosen:
            assign_case(case, by=request.actor, coordinator=receiver, note=form.cleaned_data["note"])
    told = ngettext("%(n)s case is now of %(name)s.", "%(n)s cases are now of %(name)s.", len(chosen))
    messages.success(request, told % {"n": len(chosen), "name": receiver.user.name})
    return redirect("cases:list")
