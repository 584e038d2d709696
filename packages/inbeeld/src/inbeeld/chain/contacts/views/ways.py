"""Writing down how somebody may be reached, and how never."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.api import Case, CaseEdit, edit_case, find_for
from inbeeld.chain.contacts.forms.ways import ContactWaysForm
from inbeeld.chain.contacts.models import ContactWays
from inbeeld.chain.contacts.services import WaysDetails, review_contact_ways
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page

FORMER_SHOWN = 20


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def contact_ways(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.CONTACTS)

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        review_contact_ways(case, by=request.actor, details=WaysDetails(**data), version=version)

    edit = CaseEdit(
        form=ContactWaysForm,
        template="contacts/ways_form.html",
        shows={"former": _former(case)},
        initial=lambda: _now(pk),
        save=save,
        heading=_("Ways to make contact"),
        submit=_("Save"),
        back=reverse("cases:detail", args=[pk]),
        lead=_("Everybody who may make contact sees this first. What stood here before is kept below."),
    )
    return edit_case(request, case, edit)


def _former(case: Case) -> list[dict[str, Any]]:
    """What stood before the ways that hold now: who took a warning away, and when."""
    rows = list(case.contact_ways.select_related("by__user")[1:FORMER_SHOWN])
    for row in rows:
        row.data_key = case.data_key
    return [{"row": row, **row.reveal_all("never", "safe", "addressing")} for row in rows]


def _now(pk: uuid.UUID) -> dict[str, Any]:
    now: ContactWays | None = ContactWays.objects.filter(case=pk).select_related("data_key").first()
    texts = now.reveal_all("never", "safe", "addressing") if now else {}
    return {**texts, "reviewed_on": timezone.localdate(), "version": now.version if now else 0}
