"""Changing the facts of a case."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.forms.facts import FACT_NAMES, FactsForm
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import CaseFacts, change_facts
from inbeeld.chain.cases.services.opening import facts_of
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action

from .editing import Edit, answer
from .frame import find_for


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def facts(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    edit = Edit(
        form=FactsForm,
        initial=lambda: _now(pk),
        save=lambda data: change_facts(case, by=request.actor, facts=_facts(data), version=data["version"]),
        heading=_("Change the facts"),
        submit=_("Save"),
        back=reverse("cases:detail", args=[pk]),
    )
    return answer(request, case, edit)


def _now(pk: uuid.UUID) -> dict[str, Any]:
    case = Case.objects.select_related("data_key").get(pk=pk)
    return {**asdict(facts_of(case)), "version": case.summary_version}


def _facts(data: dict[str, Any]) -> CaseFacts:
    return CaseFacts(**{name: data[name] for name in FACT_NAMES})
