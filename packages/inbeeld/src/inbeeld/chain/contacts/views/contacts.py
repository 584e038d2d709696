"""Contact: the moments of a case, a new one in three presses, and the agreed rhythm."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.chain.cases.api import Case, CaseEdit, edit_case, find_for, render_case
from inbeeld.chain.contacts.forms.moments import ContactFilter, ContactForm, RhythmForm
from inbeeld.chain.contacts.models import ContactMoment, ContactRhythm
from inbeeld.chain.contacts.reading import found_moments, opened_moments
from inbeeld.chain.contacts.services import ContactDetails, add_contact, agree_rhythm
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.records.api import KeysetPage, Order, page_of, with_text

FORMER_SHOWN = 50


@staff_page(Action.CASE_READ)
@require_GET
def contacts(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.CONTACTS)
    filters = ContactFilter(request.GET)
    rows = ContactMoment.objects.filter(case=case, **filters.lookups()).select_related("by__user")
    page, more = _page(request, rows, case, filters.words)
    rhythm = case.rhythms.select_related("by__user").first()
    return render_case(
        request,
        "contacts/contacts.html",
        case,
        tab="contacts:list",
        reads=[Part.CONTACTS],
        contacts=opened_moments(page.rows, case),
        page=page,
        more=more,
        filters=filters,
        form=None,
        filtered=bool(filters.lookups() or filters.words),
        rhythm=with_text([rhythm], "reason", case)[0] if rhythm else None,
        usual_days=case.terms().contact_within_days,
    )


def _page(request: ActorRequest, rows: Any, case: Case, words: str) -> tuple[KeysetPage[ContactMoment], bool]:
    """A page of the list; what is searched for in the notes is opened to be read, and stands on one page."""
    if not words:
        return page_of(rows, request.GET, order=Order("on", descending=True), size=30), False
    found, more = found_moments(rows, case, words)
    return KeysetPage(found, "", ""), more


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.CONTACTS)

    def save(data: dict[str, Any]) -> None:
        record_id = data.pop("record_id")
        add_contact(case, by=request.actor, details=ContactDetails(**data), record_id=record_id)

    edit = CaseEdit(
        form=ContactForm,
        template="contacts/form.html",
        makes=ContactMoment,
        initial=lambda: _as_last_time(case),
        save=save,
        heading=_("Write down a contact"),
        submit=_("Save"),
        back=reverse("contacts:list", args=[pk]),
        tab="contacts:list",
    )
    return edit_case(request, case, edit)


def _as_last_time(case: Case) -> dict[str, Any]:
    """Today, and the way in which it went last time: visible, and one press to change."""
    last = case.contacts.filter(struck_at=None).first()
    return {"on": timezone.localdate(), "kind": last.kind if last else ""}


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def rhythm(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.CONTACTS)
    stands = {"every_days": case.contact_every_days, "paused_until": case.contact_paused_until}
    agreed = ContactRhythm.objects.filter(case=case).select_related("by__user")[:FORMER_SHOWN]
    edit = CaseEdit(
        form=RhythmForm,
        template="contacts/rhythm_form.html",
        shows={"former": with_text(agreed, "reason", case)},
        makes=ContactRhythm,
        initial=lambda: stands,
        options={"usual": case.terms().contact_within_days},
        save=lambda data: agree_rhythm(case, by=request.actor, **data),
        heading=_("How often is there contact?"),
        submit=_("Save"),
        back=reverse("contacts:list", args=[pk]),
        tab="contacts:list",
        lead=_("Agree with him how often, and when it may rest. The days without contact are watched."),
    )
    return edit_case(request, case, edit)
