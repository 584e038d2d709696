"""Who the person is: never on a page before a reason was given, and once for each reason."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.contradictions import contradictions
from inbeeld.chain.cases.forms.identity import PersonForm, ReasonForm
from inbeeld.chain.cases.models import Identity
from inbeeld.chain.cases.services import Person, change_identity, facts_of, open_identity
from inbeeld.chain.cases.services.identity import Correction, corrections_of
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.records.api import WRONG

from .editing import CaseEdit, edit_case
from .frame import find_for, render_case


@staff_page(Action.IDENTITY_READ)
@require_http_methods(["GET", "POST"])
def identity(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask for the reason; the edit_case to that one request shows the person, and no address leads back to it."""
    case = find_for(request, pk, Action.IDENTITY_READ, Part.IDENTITY)
    may_write = case.is_open and request.actor.may(Action.IDENTITY_WRITE, case, Part.IDENTITY)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        person, version = open_identity(case, by=request.actor, reason=form.cleaned_data["reason"])
        opened: dict[str, Any] = {
            "person": person,
            "person_form": PersonForm(initial={**person.values(), "version": version}),
            "corrections": _in_words(corrections_of(case, person, reader=request.actor)),
        }
        return render_case(
            request, "cases/identity_opened.html", case, tab="cases:identity", reads=[], may_write=may_write, **opened
        )
    return render_case(
        request,
        "cases/identity.html",
        case,
        tab="cases:identity",
        reads=[],
        status=WRONG if form.is_bound else 200,
        form=form,
        exists=Identity.objects.filter(case=case).exists(),
        may_write=may_write,
    )


@staff_page(Action.IDENTITY_WRITE)
@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Take what was changed on the opened page; by itself this address never shows the person."""
    case = find_for(request, pk, Action.IDENTITY_WRITE, Part.IDENTITY)
    if request.method == "GET" and Identity.objects.filter(case=case).exists():
        return redirect("cases:identity", pk)

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        change_identity(case, by=request.actor, person=Person(**data), version=version)

    def now() -> dict[str, Any]:
        if request.method != "POST":
            return {"version": 0}
        person, version = open_identity(case, by=request.actor, reason=_("Compare two changes made at the same time"))
        return {**person.values(), "version": version}

    def doubts(data: dict[str, Any]) -> list[str]:
        return contradictions(facts_of(case), data["born_on"], timezone.localdate())

    edit = CaseEdit(
        form=PersonForm,
        doubts=doubts,
        initial=now,
        save=save,
        heading=_("Identity"),
        submit=_("Save"),
        back=reverse("cases:identity", args=[pk]),
        tab="cases:identity",
        lead=_("What you write here is encrypted apart from the case. Leave empty what you do not know."),
    )
    return edit_case(request, case, edit)


def _in_words(corrections: list[Correction]) -> list[dict[str, Any]]:
    return [
        {
            "row": one.row,
            "changes": [(PersonForm.base_fields[name].label, _word(old), _word(new)) for name, old, new in one.changed],
        }
        for one in corrections
    ]


def _word(value: Any) -> str:
    return (", ".join(value) if isinstance(value, tuple) else str(value or "")) or _("not known")
