"""The conferences of a case: a list, a new one, another day, called off."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.chain.cases.api import Case, CaseEdit, CaseIsClosed, edit_case, find_case, find_for, render_case
from inbeeld.chain.conferences.forms.conferences import ChangeCallForm, NewCallForm, called
from inbeeld.chain.conferences.models import Conference
from inbeeld.chain.conferences.services import calling, minutes
from inbeeld.chain.conferences.services.locking import ConferenceIsOver
from inbeeld.chain.conferences.services.reading import invitees_of
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

TAB = "conferences:list"


@require_safe
@staff_page(Action.CASE_READ)
def conference_list(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_case(request, pk)
    found = Conference.objects.visible_to(request.actor, case)
    shown: dict[str, Any] = {
        "planned": found.filter(state="planned").order_by("on", "begins"),
        "over": found.exclude(state="planned"),
        "leads": leads(request, case),
    }
    return render_case(request, "conferences/list.html", case, tab=TAB, reads=[], **shown)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def new(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)

    def save(data: dict[str, Any]) -> None:
        record_id = data.pop("record_id")
        calling.call(case, called(data), record_id=record_id, by=request.actor)

    edit = CaseEdit(
        form=NewCallForm,
        makes=Conference,
        options={"case": case},
        initial=lambda: {"people": [case.coordinator_id]},
        save=save,
        heading=_("Call a conference"),
        submit=_("Invite"),
        back=reverse(TAB, args=[pk]),
        tab=TAB,
        lead=_("The people you invite hear by e-mail that something waits, not what. Open points become the agenda."),
    )
    return edit_case(request, case, edit)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def change(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    conference = conference_of(request, case, conference_id)
    back = reverse("conferences:conference", args=[pk, conference_id])
    if not conference.is_planned:
        return over(request, conference)

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        calling.change(conference, called(data), version=version, by=request.actor)

    edit = CaseEdit(
        form=ChangeCallForm,
        options={"case": case},
        initial=lambda: _now(conference_of(request, case, conference_id)),
        save=save,
        heading=_("Change the conference"),
        submit=_("Save"),
        back=back,
        tab=TAB,
        lead=_("Everybody who is asked hears that something waits."),
    )
    return edit_case(request, case, edit)


STEPS = {"gehouden": minutes.finish, "heropenen": minutes.reopen, "afzeggen": calling.cancel}


@require_POST
@staff_page(Action.CASE_WRITE)
def step(request: ActorRequest, pk: uuid.UUID, conference_id: uuid.UUID) -> HttpResponse:
    """Held, opened again, or called off."""
    case = find_for(request, pk, Action.CASE_WRITE)
    conference = conference_of(request, case, conference_id)
    verb = STEPS.get(request.POST.get("step", ""))
    if verb is not None:
        try:
            verb(conference, by=request.actor)
        except (ConferenceIsOver, CaseIsClosed):
            return over(request, conference)
        messages.success(request, _("Saved."))
    return redirect("conferences:conference", pk, conference_id)


def leads(request: ActorRequest, case: Case) -> bool:
    """Whether he may call conferences and write their minutes."""
    return case.is_open and request.actor.may(Action.CASE_WRITE, case)


def conference_of(request: ActorRequest, case: Case, conference_id: uuid.UUID) -> Conference:
    """The conference, or 404 for who was not asked and is not of the team."""
    found = Conference.objects.visible_to(request.actor, case).select_related("data_key", "case", "called_by__user")
    conference: Conference = get_object_or_404(found, pk=conference_id)
    conference.case = case
    return conference


def over(request: ActorRequest, conference: Conference) -> HttpResponse:
    if conference.case.is_open:
        messages.error(
            request, _("This conference was held or called off. Open its minutes again to change something.")
        )
    else:
        messages.error(request, _("This case was closed. Open it again before you change it."))
    return redirect("conferences:conference", conference.case_id, conference.pk)


def _now(conference: Conference) -> dict[str, Any]:
    people = invitees_of(conference)
    return {
        "on": max(conference.on, timezone.localdate()),
        "begins": conference.begins,
        "way": conference.way,
        "where": conference.reveal("where") or "",
        "people": [one.invitee.membership_id for one in people if one.invitee.membership_id],
        "outside": "\n".join(one.name for one in people if not one.invitee.membership_id),
        "version": conference.version,
    }
