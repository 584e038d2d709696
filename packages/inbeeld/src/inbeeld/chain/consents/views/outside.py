"""After a withdrawal: the letter to each receiver outside, and that he was told."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from inbeeld.chain.cases.api import find_for
from inbeeld.chain.consents.letter import letter_of
from inbeeld.chain.consents.models import Recall
from inbeeld.chain.consents.services import make_letter_known, tell_receiver
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.printing.api import pdf_answer


@staff_page(Action.CASE_WRITE)
@require_GET
def letter(request: ActorRequest, pk: uuid.UUID, recall_id: int) -> HttpResponse:
    recall = _recall(request, pk, recall_id)
    make_letter_known(recall, by=request.actor)
    return pdf_answer(letter_of(recall), "brief")


@staff_page(Action.CASE_WRITE)
@require_POST
def told(request: ActorRequest, pk: uuid.UUID, recall_id: int) -> HttpResponse:
    recall = _recall(request, pk, recall_id)
    tell_receiver(recall, by=request.actor)
    messages.success(request, _("Noted that this receiver was told."))
    return redirect("consents:consent", pk, recall.end.consent_id)


def _recall(request: ActorRequest, pk: uuid.UUID, recall_id: int) -> Recall:
    case = find_for(request, pk, Action.CASE_WRITE)
    found: QuerySet[Recall] = Recall.objects.with_what().select_related(
        "end__consent", "sent__case__organisation", "sent__case__data_key"
    )
    return get_object_or_404(found, pk=recall_id, sent__case=case)
