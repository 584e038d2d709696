"""One conference: its agenda, its minutes, who was there, and on paper."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.chain.cases.api import CaseEdit, CaseIsClosed, edit_case, find_case, find_for, open_parts, render_case
from inbeeld.chain.conferences.forms.conferences import ItemForm, MinuteForm, PresenceForm, decided, presences
from inbeeld.chain.conferences.models import AgendaItem, Conference
from inbeeld.chain.conferences.services import minutes
from inbeeld.chain.conferences.services.locking import ConferenceIsOver
from inbeeld.chain.conferences.services.paper import print_minutes
from inbeeld.chain.conferences.services.reading import invitees_of, opened
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.printing.api import pdf_answer

from .calling import TAB, conference_of, leads, over


@require_safe
@staff_page(Action.CASE_READ)
def conference_page(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID) -> HttpResponse:
    """Everything to whom everything is open; a partner sees his part."""
    case = find_case(request, pk)
    conference = conference_of(request, case, conference_id)
    reading = opened(conference, open_parts(request.actor, case))
    shown: dict[str, Any] = {
        "conference": conference,
        "reading": reading,
        "leads": leads(request, case),
        "writes": leads(request, case) and conference.is_planned,
    }
    reads = [Part(part) for part in {one.item.part for one in reading.items}]
    return render_case(request, "conferences/conference.html", case, tab=TAB, reads=reads, **shown)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def add_item(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID) -> HttpResponse:
    conference = _to_write(request, pk, conference_id)
    if not conference.is_planned:
        return over(request, conference)

    def save(data: dict[str, Any]) -> None:
        part, subject = Part(data["part"]), data["subject"]
        minutes.add_item(conference, part, subject, record_id=data["record_id"], by=request.actor)

    edit = CaseEdit(
        form=ItemForm,
        save=save,
        heading=_("Put something on the agenda"),
        submit=_("Add"),
        back=_page(conference),
        tab=TAB,
    )
    return edit_case(request, conference.case, edit)


@require_POST
@staff_page(Action.CASE_WRITE)
def arrange(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID, item_id: uuid.UUID) -> HttpResponse:
    """A place up, a place down, or off the agenda."""
    conference = _to_write(request, pk, conference_id)
    item = _item(conference, item_id)
    step = request.POST.get("step", "")
    try:
        if step in {"omhoog", "omlaag"}:
            minutes.move(item, up=step == "omhoog", by=request.actor)
        elif step == "weg":
            minutes.drop(item, by=request.actor)
    except (ConferenceIsOver, CaseIsClosed):
        return over(request, conference)
    return redirect(_page(conference) + "#agenda")


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def minute(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID, item_id: uuid.UUID) -> HttpResponse:
    conference = _to_write(request, pk, conference_id)
    item = _item(conference, item_id)
    if not conference.is_planned:
        return over(request, conference)

    def save(data: dict[str, Any]) -> None:
        version, record_id = data["version"], data["record_id"]
        minutes.minute(item, data["notes"], decided(data), version=version, record_id=record_id, by=request.actor)

    def now() -> dict[str, Any]:
        current = _item(conference, item_id)
        return {"notes": current.reveal("notes") or "", "version": current.version}

    edit = CaseEdit(
        form=MinuteForm,
        options={"case": conference.case},
        initial=now,
        save=save,
        heading=item.reveal("subject"),
        submit=_("Save"),
        back=_page(conference),
        tab=TAB,
    )
    return edit_case(request, conference.case, edit)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def presence(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID) -> HttpResponse:
    conference = _to_write(request, pk, conference_id)
    if not conference.is_planned:
        return over(request, conference)
    invitees = invitees_of(conference)

    def save(data: dict[str, Any]) -> None:
        minutes.attend(conference, presences(invitees, data), by=request.actor)

    edit = CaseEdit(
        form=PresenceForm,
        options={"invitees": invitees},
        save=save,
        heading=_("Who was there?"),
        submit=_("Save"),
        back=_page(conference),
        tab=TAB,
    )
    return edit_case(request, conference.case, edit)


@require_POST
@staff_page(Action.CASE_READ)
def paper(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID) -> HttpResponse:
    """The minutes as far as one's part goes; who leads the case may ask for those of another participant."""
    case = find_case(request, pk)
    conference = conference_of(request, case, conference_id)
    reader = _reader(conference, request.POST.get("reader", ""))
    return pdf_answer(print_minutes(conference, reader=reader, by=request.actor), f"{case.pseudonym}-{conference.on}")


def _reader(conference: Conference, asked: str) -> Membership | None:
    """The participant whose paper is asked for; nobody for one's own."""
    invitees = conference.invitees.filter(membership__isnull=False).select_related("membership__user")
    return next((one.membership for one in invitees if str(one.pk) == asked), None)


def _to_write(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID) -> Conference:
    return conference_of(request, find_for(request, pk, Action.CASE_WRITE), conference_id)


def _item(conference: Conference, item_id: uuid.UUID) -> AgendaItem:
    item: AgendaItem = get_object_or_404(conference.items.select_related("data_key"), pk=item_id)
    item.conference = conference
    return item


def _page(conference: Conference) -> str:
    return reverse("conferences:conference", args=[conference.case_id, conference.pk])
