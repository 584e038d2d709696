"""The overview of one case, put together from what rooms have to show."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from inbeeld.chain.cases.hooks import CaseAside, CaseSection, Piece
from inbeeld.chain.cases.models import Case
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, Part, staff_page
from inbeeld.foundation.rooms.api import Spot, hooks_of, in_order, links_at

from .frame import find_case, open_parts, render_case


@staff_page(Action.CASE_READ)
@require_GET
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_case(request, pk)
    pieces = _shown(CaseSection, case, request.actor)
    asides = _shown(CaseAside, case, request.actor)
    is_ended = not case.is_open and Part.SUMMARY in open_parts(request.actor, case)
    return render_case(
        request,
        "cases/detail.html",
        case,
        tab="cases:detail",
        reads=sorted({part for piece in (*pieces, *asides) for part in piece.reads}),
        pieces=pieces,
        asides=asides,
        ends=case.closures.prefetch_related("domain_outcomes__domain").first() if is_ended else None,
        verbs=links_at(Spot.CASE_VERBS, request.actor, case) if case.is_open else [],
        fragments=links_at(Spot.CASE_OVERVIEW, request.actor, case),
    )


def _shown(kind: type[CaseSection | CaseAside], case: Case, actor: Actor) -> list[Piece]:
    shown = [place.show(case, actor) for place in in_order(hooks_of(kind))]
    return [piece for piece in shown if piece is not None]
