"""Asking another region to take a case over."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.api import Case, CaseIsClosed, age_band, find_for, render_case
from inbeeld.chain.consents.api import not_while_closed
from inbeeld.chain.transfers.forms.requests import AskForm
from inbeeld.chain.transfers.models import Transfer
from inbeeld.chain.transfers.places import destinations
from inbeeld.chain.transfers.services import CannotAsk, ask
from inbeeld.chain.transfers.services.asking import AskProblem
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.records.api import WRONG


@staff_page(Action.TRANSFER_ASK)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.TRANSFER_ASK)
    if request.method == "GET" and (standing := case.transfers.open().first()):
        return redirect("transfers:detail", standing.pk)
    before = _came_from(case)
    form = AskForm(request.POST if request.method == "POST" else None, case=case, initial=_beginning(case, before))
    try:
        if request.method == "POST" and form.is_valid() and (made := _asked(request, case, form, before)):
            messages.success(
                request, _("The other region has your request. Until it takes over, the case stays yours.")
            )
            return redirect("transfers:detail", made.pk)
    except CaseIsClosed:
        return not_while_closed(request, case)
    status = WRONG if form.is_bound else 200
    return render_case(request, "transfers/ask.html", case, tab="", reads=[], status=status, form=form, before=before)


def _came_from(case: Case) -> Transfer | None:
    """The last time that this team took the case over: it can be given back there."""
    taken = case.transfers.filter(state="accepted", to_organisation=case.organisation_id, to_region=case.region_id)
    return taken.with_places().first()


def _beginning(case: Case, before: Transfer | None) -> dict[str, Any]:
    ages = (case.age_at_report, case.age_at_contact, case.age_at_start)
    known = next((age for age in ages if age is not None), None)
    back = (
        before
        and destinations(case).filter(organisation=before.from_organisation_id, region=before.from_region_id).first()
    )
    return {"form": case.form, "age_band": age_band(known), "to": back.pk if back else None}


def _asked(request: ActorRequest, case: Case, form: AskForm, before: Transfer | None) -> Transfer | None:
    to = form.cleaned_data["to"]
    is_return = before is not None and (to.organisation_id, to.region_id) == (
        before.from_organisation_id,
        before.from_region_id,
    )
    asked = form.asked(returns=before if is_return else None)
    try:
        return ask(case, by=request.actor, asked=asked, record_id=form.cleaned_data["record_id"])
    except CannotAsk as refused:
        texts = {
            AskProblem.ASKED_ALREADY: ("to", _("Another region has a request for this case already.")),
            AskProblem.NO_CONSENT: (
                "ground",
                _("No consent stands for sharing with this organisation. Write it down first, under Consent."),
            ),
            AskProblem.NOBODY_THERE: ("to", _("Nobody works there in this product yet. Call them.")),
        }
        form.add_error(*texts[refused.problem])
        return None
