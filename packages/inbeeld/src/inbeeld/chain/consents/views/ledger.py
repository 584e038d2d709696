"""The ledger of consents of one case: reading it, and writing a line."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.chain.cases.api import Case, find_for, render_case
from inbeeld.chain.consents.age_words import rules_in_words
from inbeeld.chain.consents.codes import Purpose
from inbeeld.chain.consents.exports import exports_with
from inbeeld.chain.consents.forms.consents import ConsentForm, WithdrawForm
from inbeeld.chain.consents.models import Consent, Recall
from inbeeld.chain.consents.services import CannotRecord, record_answer, withdraw
from inbeeld.chain.consents.services.withdrawing import grants_resting_on
from inbeeld.chain.consents.team import WITH_PEOPLE, shown_grant
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import WRONG

from .explaining import explain_record

TAB = "consents:ledger"


@staff_page(Action.SHARING_OVERSEE)
@require_GET
def ledger(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.SHARING_OVERSEE)
    lines = [shown_line(consent) for consent in _lines_of(case)]
    record("sharing.read", record=case, actor=request.actor, fields=["consents"])
    return render_case(
        request,
        "consents/ledger.html",
        case,
        tab=TAB,
        reads=[],
        standing=[line for line in lines if line["stands"]],
        others=[line for line in lines if not line["stands"]],
        may_record=request.actor.may(Action.CASE_WRITE, case),
        recalls=Recall.objects.to_do().filter(sent__case=case).count(),
    )


def _lines_of(case: Case) -> list[Consent]:
    return list(Consent.objects.filter(case=case).select_related("receiver", "by__user", "end", "data_key"))


def shown_line(consent: Consent) -> dict[str, Any]:
    return {
        "consent": consent,
        "stands": consent.stands_on(timezone.localdate()),
        "ending": consent.ending,
        "intact": consent.is_as_written and (consent.ending is None or consent.ending.is_as_written),
    }


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    asked = request.GET.get("purpose", "")
    beginning = {"purpose": asked if asked in Purpose.values else None, "from_on": timezone.localdate()}
    form = ConsentForm(request.POST) if request.method == "POST" else ConsentForm(initial=beginning)
    if request.method == "POST" and form.is_valid() and _recorded(request, case, form):
        messages.success(request, _("The answer stands in the list of consents."))
        return redirect(TAB, case.pk)
    status = WRONG if form.is_bound else 200
    words = rules_in_words(timezone.localdate())
    return render_case(
        request, "consents/new_consent.html", case, tab=TAB, reads=[], status=status, form=form, rules=words
    )


def _recorded(request: ActorRequest, case: Case, form: ConsentForm) -> bool:
    try:
        record_answer(case, by=request.actor, answered=form.answered(), record_id=form.cleaned_data["record_id"])
    except CannotRecord as refused:
        explain_record(form, refused)
        return False
    return True


@staff_page(Action.SHARING_OVERSEE)
@require_GET
def consent(request: ActorRequest, pk: uuid.UUID, consent_id: uuid.UUID) -> HttpResponse:
    """One line with all that belongs to it: what rests on it, and after its end whom to tell."""
    case = find_for(request, pk, Action.SHARING_OVERSEE)
    found = find_consent(case, consent_id)
    record("sharing.read", record=found, dossier=case, actor=request.actor, fields=["note", "decision"])
    whole = {**_whole(found), "may_record": request.actor.may(Action.CASE_WRITE, case)}
    return render_case(request, "consents/consent.html", case, tab=TAB, reads=[], **whole)


def _whole(found: Consent) -> dict[str, Any]:
    ending = found.ending
    recalls = Recall.objects.filter(end=ending).with_what() if ending else []
    rows = [{"recall": one, **one.sent.reveal_all("what", "to")} for one in recalls]
    return {
        "line": shown_line(found),
        **found.reveal_all("note", "decision"),
        "end_note": ending.reveal("note") if ending else None,
        "resting": [shown_grant(grant) for grant in grants_resting_on(found).select_related(*WITH_PEOPLE)],
        "recalls": rows,
        "exports": exports_with(found.case_id) if ending else [],
    }


def find_consent(case: Case, consent_id: uuid.UUID) -> Consent:
    lines = Consent.objects.filter(case=case).select_related(
        "receiver", "by__user", "data_key", "case__data_key", "end__by__user", "end__data_key"
    )
    return get_object_or_404(lines, pk=consent_id)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def take_back(request: ActorRequest, pk: uuid.UUID, consent_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    found = find_consent(case, consent_id)
    here = redirect("consents:consent", case.pk, found.pk)
    if not found.stands_on(timezone.localdate()):
        return here
    form = (
        WithdrawForm(request.POST) if request.method == "POST" else WithdrawForm(initial={"on": timezone.localdate()})
    )
    if request.method == "POST" and form.is_valid():
        withdraw(found, by=request.actor, ending=form.ending())
        messages.success(request, _("The consent is withdrawn. What rested on it is closed; the receivers are told."))
        return here
    whole = {**_whole(found), "form": form}
    status = WRONG if form.is_bound else 200
    return render_case(request, "consents/withdraw.html", case, tab=TAB, reads=[], status=status, **whole)
