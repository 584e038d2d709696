"""The small forms of a case, each on a page of the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import CaseIsClosed
from inbeeld.foundation.access.api import ActorRequest
from inbeeld.foundation.records.api import Edit, edit_record

from .frame import render_case


@dataclass(frozen=True, kw_only=True)
class CaseEdit(Edit):
    """A form on one page of a case; `tab` is the page that it belongs to."""

    tab: str = "cases:detail"
    template: str = "cases/edit.html"


def edit_case(request: ActorRequest, case: Case, edit: CaseEdit) -> HttpResponse:
    def render(*, status: int, **context: Any) -> HttpResponse:
        return render_case(request, edit.template, case, tab=edit.tab, reads=[], status=status, **context)

    try:
        return edit_record(request, edit, render, case=case)
    except CaseIsClosed:
        messages.error(request, _("This case was closed. Open it again before you change it."))
        return redirect("cases:detail", case.pk)
