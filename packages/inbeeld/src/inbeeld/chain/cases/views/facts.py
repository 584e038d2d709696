"""Changing the facts of a case, a group at a time."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.ages import MOMENTS, Moment
from inbeeld.chain.cases.contradictions import contradictions, with_ages
from inbeeld.chain.cases.forms.facts import AgesForm, FactsForm
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import CaseFacts, change_facts, facts_of
from inbeeld.chain.cases.services.identity import birth_date_to_compare
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, staff_page

from .editing import CaseEdit, edit_case
from .frame import find_for

OF_THE_PERSON = ("label", "municipality", "summary", "sex", "nationality_group")


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def facts(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)

    def save(data: dict[str, Any]) -> None:
        changed = replace(facts_of(case), **{name: data[name] for name in OF_THE_PERSON})
        change_facts(case, by=request.actor, facts=changed, version=data["version"])

    def now() -> dict[str, Any]:
        current = _current(pk)
        known = facts_of(current)
        return {name: getattr(known, name) for name in OF_THE_PERSON} | {"version": current.summary_version}

    edit = CaseEdit(
        form=FactsForm,
        options={"case": case},
        initial=now,
        save=save,
        heading=_("Change the facts"),
        submit=_("Save"),
        back=_back(pk),
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def ages(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)

    def save(data: dict[str, Any]) -> None:
        born = birth_date_to_compare(case, reader=request.actor)
        changed = with_ages(_as_typed(facts_of(case), data), born)
        change_facts(case, by=request.actor, facts=changed, version=data["version"])

    def now() -> dict[str, Any]:
        current = _current(pk)
        known: dict[str, Any] = {f"{moment.name}_age": moment.age for moment in Moment.all_of(current)}
        known |= {f"{moment.name}_on": moment.on for moment in Moment.all_of(current)}
        return {**known, "version": current.summary_version}

    edit = CaseEdit(
        form=AgesForm,
        initial=now,
        save=save,
        heading=_("Change the ages"),
        submit=_("Save"),
        back=_back(pk),
        doubts=lambda data: _doubts(case, _as_typed(facts_of(case), data), request.actor),
        lead=_("Fill in the age, the date, or both. For an estimate write: ca. 16. Empty is not known."),
    )
    return edit_case(request, case, edit)


def _doubts(case: Case, facts: CaseFacts, by: Actor) -> list[str]:
    """What contradicts what. The birth date is compared only for those to whom the identity is open."""
    born = birth_date_to_compare(case, reader=by)
    return contradictions(facts, born, timezone.localdate())


def _as_typed(facts: CaseFacts, data: dict[str, Any]) -> CaseFacts:
    changed: dict[str, Any] = {}
    for name, column, when, _label in MOMENTS:
        age, on = data[f"{name}_age"], data[f"{name}_on"]
        changed[column] = age.years if age else None
        changed[f"{column}_estimated"] = bool(age and age.estimated)
        changed[when] = on.edtf if on else ""
    return replace(facts, **changed)


def _current(pk: uuid.UUID) -> Case:
    return Case.objects.named().get(pk=pk)


def _back(pk: uuid.UUID) -> str:
    return reverse("cases:detail", args=[pk]) + "#gegevens"
