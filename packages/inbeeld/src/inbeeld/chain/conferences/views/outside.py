"""The minutes on paper for somebody from outside, who reads nothing here: what goes along is chosen."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.api import find_for, render_case
from inbeeld.chain.conferences.forms.conferences import OutsidePaperForm
from inbeeld.chain.conferences.models import Conference
from inbeeld.chain.conferences.services.paper import OutsidePaper, open_parts, print_for_outside
from inbeeld.chain.conferences.services.reading import OpenedInvitee, invitees_of, opened
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.printing.api import pdf_answer
from inbeeld.foundation.records.api import WRONG, sent

from .calling import TAB, conference_of


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def paper(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID, invitee_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    conference = conference_of(request, case, conference_id)
    invitee = _outside(conference, invitee_id)
    items = opened(conference, open_parts(request.actor, conference)).items
    form = OutsidePaperForm(sent(request), items=items)
    if form.is_bound and form.is_valid():
        pdf = print_for_outside(invitee, OutsidePaper(**form.cleaned_data), conference=conference, by=request.actor)
        return pdf_answer(pdf, f"{case.pseudonym}-{conference.on}")
    shown: dict[str, Any] = {"form": form, "conference": conference, "invitee": invitee}
    reads = [Part(part) for part in {one.item.part for one in items}]
    status = WRONG if form.is_bound else 200
    return render_case(
        request, "conferences/outside_paper.html", case, tab=TAB, reads=reads, status=status, edit=True, **shown
    )


def _outside(conference: Conference, invitee_id: uuid.UUID) -> OpenedInvitee:
    for one in invitees_of(conference):
        if one.invitee.pk == invitee_id and one.invitee.membership_id is None:
            return one
    raise Http404
