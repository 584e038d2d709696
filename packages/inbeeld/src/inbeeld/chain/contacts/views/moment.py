"""One moment of contact: adding to it, putting it right, striking it out."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.api import Case, CaseEdit, CaseIsClosed, edit_case, find_for, render_case
from inbeeld.chain.contacts.forms.moments import AdditionForm, ChangeContactForm, StrikeForm
from inbeeld.chain.contacts.models import ContactMoment
from inbeeld.chain.contacts.reading import opened_moments
from inbeeld.chain.contacts.services import ContactDetails, add_to_contact, change_contact, strike_contact
from inbeeld.chain.contacts.services.moments import contact_details, may_change_contact
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.records.api import WRONG, in_words, sent, values_of, with_text


@staff_page(Action.CASE_READ)
@require_http_methods(["GET", "POST"])
def moment(request: ActorRequest, pk: uuid.UUID, contact_id: uuid.UUID) -> HttpResponse:
    """One moment with what was added and what stood before; a post adds to it."""
    case, contact = _find(request, pk, contact_id, Action.CASE_READ)
    form = AdditionForm(sent(request))
    if request.method == "POST":
        request.actor.must(Action.CASE_WRITE, case, Part.CONTACTS)
        if form.is_valid():
            return _add(request, contact, form)
    return render_case(
        request,
        "contacts/moment.html",
        case,
        tab="contacts:list",
        reads=[Part.CONTACTS],
        status=WRONG if form.is_bound else 200,
        contacts=opened_moments([contact], case),
        form=form,
        may_change=case.is_open and may_change_contact(contact, request.actor),
        former=_former(case, contact_id),
    )


def _former(case: Case, contact_id: uuid.UUID) -> list[dict[str, Any]]:
    """What stood there before, from new to old, in words."""
    entries = with_text(case.revisions.filter(record_id=contact_id).select_related("by__user"), "values", case)
    for entry in entries:
        entry["words"] = in_words(ContactMoment, entry["text"])
        entry["reason"] = entry["row"].reveal("reason")
    return entries


def _add(request: ActorRequest, contact: ContactMoment, form: AdditionForm) -> HttpResponse:
    try:
        add_to_contact(contact, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
    except CaseIsClosed:
        messages.error(request, _("This case was closed. Open it again before you change it."))
    return redirect("contacts:moment", contact.case_id, contact.pk)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, pk: uuid.UUID, contact_id: uuid.UUID) -> HttpResponse:
    case, contact = _find_own(request, pk, contact_id)

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        change_contact(contact, by=request.actor, details=ContactDetails(**data), version=version)

    edit = CaseEdit(
        form=ChangeContactForm,
        initial=lambda: _contact_now(contact_id),
        save=save,
        heading=_("Put a contact right"),
        submit=_("Save"),
        back=reverse("contacts:moment", args=[pk, contact_id]),
        tab="contacts:list",
        lead=_("What stood here before is kept, and can be read below the contact."),
    )
    return edit_case(request, case, edit)


def _contact_now(contact_id: uuid.UUID) -> dict[str, Any]:
    now = ContactMoment.objects.select_related("data_key").get(pk=contact_id)
    return {**values_of(contact_details(now)), "version": now.version}


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def strike(request: ActorRequest, pk: uuid.UUID, contact_id: uuid.UUID) -> HttpResponse:
    case, contact = _find_own(request, pk, contact_id)
    edit = CaseEdit(
        form=StrikeForm,
        save=lambda data: strike_contact(contact, by=request.actor, **data),
        heading=_("Strike out a contact"),
        submit=_("Strike out"),
        back=reverse("contacts:list", args=[pk]),
        tab="contacts:list",
        lead=_("For what was written in the wrong case, or by mistake. It stays readable, and counts no more."),
        danger=True,
    )
    return edit_case(request, case, edit)


def _find(request: ActorRequest, pk: uuid.UUID, contact_id: uuid.UUID, action: Action) -> tuple[Case, ContactMoment]:
    case = find_for(request, pk, action, Part.CONTACTS)
    found = get_object_or_404(ContactMoment.objects.select_related("by__user"), pk=contact_id, case=case)
    found.case, found.data_key = case, case.data_key
    return case, found


def _find_own(request: ActorRequest, pk: uuid.UUID, contact_id: uuid.UUID) -> tuple[Case, ContactMoment]:
    """To put right: 403 for who did not write it."""
    case, found = _find(request, pk, contact_id, Action.CASE_WRITE)
    if not may_change_contact(found, request.actor):
        raise PermissionDenied
    return case, found
