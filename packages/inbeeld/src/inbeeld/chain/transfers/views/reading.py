"""Requests for transfers: what came in, what was asked of others, and one of them."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from inbeeld.chain.cases.api import Case
from inbeeld.chain.transfers.models import PackageReceived, PackageSent, Transfer
from inbeeld.chain.transfers.places import grants_going_along
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, Relation, staff_page
from inbeeld.foundation.audit.api import record

SETTLED_SHOWN = 30


@staff_page(Action.TRANSFER_READ)
@require_GET
def transfers(request: ActorRequest) -> HttpResponse:
    coming = Transfer.objects.visible_to(request.actor).with_places()
    going = Transfer.objects.sent_by(request.actor).with_places()
    settled = Transfer.objects.known_to(request.actor).with_places().settled()
    context = {
        "coming": coming.open().order_by("answer_by"),
        "going": going.open().order_by("answer_by"),
        "settled": settled.order_by("-settled_at")[:SETTLED_SHOWN],
        **_packages(request.actor),
        "may_open": request.actor.may(Action.CASE_OPEN),
        "today": timezone.localdate(),
    }
    record("transfer.read", kind="transfers.transfer", actor=request.actor, fields=["list"])
    return render(request, "transfers/list.html", context)


def _packages(actor: Actor) -> dict[str, Any]:
    """Of the cases of the actor's team."""
    ours = Case.objects.visible_to(actor, through=[Relation.OWN, Relation.TEAM]).unchecked()
    sent = PackageSent.objects.filter(case__in=ours).select_related("case", "to", "made_by__user").genuine("case")
    received = (
        PackageReceived.objects.filter(case__in=ours)
        .select_related("case", "came_from", "received_by__user")
        .genuine("case")
    )
    return {"sent": sent[:SETTLED_SHOWN], "received": received[:SETTLED_SHOWN]}


@staff_page(Action.TRANSFER_READ)
@require_GET
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_transfer(request, pk)
    record("transfer.read", record=found, dossier=found.case, actor=request.actor, fields=["reason"])
    return render(request, "transfers/detail.html", shown(found, request.actor))


def find_transfer(request: ActorRequest, pk: uuid.UUID) -> Transfer:
    rows = Transfer.objects.known_to(request.actor).with_places().select_related("data_key", "case__data_key")
    return get_object_or_404(rows, pk=pk)


def shown(found: Transfer, actor: Actor) -> dict[str, Any]:
    """Either side sees the request; the case behind it only who may open it anyway."""
    answers = found.is_open and actor.may(Action.TRANSFER_ANSWER, found)
    asks = found.is_open and actor.may(Action.TRANSFER_ASK, found.case)
    case = Case.objects.visible_to(actor).filter(pk=found.case_id).first()
    return {
        "transfer": found,
        **found.reveal_all("reason", "conditions", "answer"),
        "case": case,
        "coming": actor.may(Action.TRANSFER_READ, found),
        "may_answer": answers and found.state == "asked",
        "may_refuse": answers,
        "may_agree": asks and found.state == "conditions",
        "may_take_back": asks,
        "may_return": case is not None and found.state == "accepted" and actor.may(Action.TRANSFER_ASK, case),
        "along": len(grants_going_along(found)) if found.is_open else 0,
        "today": timezone.localdate(),
    }
