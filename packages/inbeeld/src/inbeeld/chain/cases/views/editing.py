"""One way for every small form of a case: show, check, save, and tell when somebody else was first."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from inbeeld.chain.cases.forms.fields import shown
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import CannotClose, CaseIsClosed, ReasonNeeded, StalePart, StepNotAllowed
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.design.forms import PageForm

from .frame import render_case

CONFLICT, WRONG = 409, 422


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One form: `initial` gives what stands now (also what another just made of it), `save` gets the cleaned values."""

    form: type[PageForm]
    save: Callable[[dict[str, Any]], object]
    heading: str
    submit: str
    back: str
    tab: str = "cases:detail"
    initial: Callable[[], dict[str, Any]] = dict
    makes: type[Model] | None = None
    options: dict[str, Any] = field(default_factory=dict)
    lead: str = ""
    template: str = "cases/edit.html"
    danger: bool = False
    shows: dict[str, Any] = field(default_factory=dict)  # what a template of its own shows beside the form


def answer(request: ActorRequest, case: Case, edit: Edit) -> HttpResponse:
    if request.method != "POST":
        return _show(request, case, edit, edit.form(initial=edit.initial(), **edit.options))
    form = edit.form(request.POST, **edit.options)
    if _made_already(request, case, edit):
        return redirect(edit.back)
    if not form.is_valid():
        return _compare(request, case, edit, form) if _is_stale(edit, form) else _wrong(request, case, edit, form)
    try:
        edit.save(form.cleaned_data)
    except (StalePart, StepNotAllowed, ReasonNeeded, CannotClose):
        return _compare(request, case, edit, form)
    except CaseIsClosed:
        messages.error(request, _("This case was closed. Open it again before you change it."))
        return redirect("cases:detail", case.pk)
    messages.success(request, _("Saved."))
    return redirect(edit.back)


def sent(request: ActorRequest) -> QueryDict | None:
    """What was sent with a form, also when it was sent empty."""
    return request.POST if request.method == "POST" else None


def _made_already(request: ActorRequest, case: Case, edit: Edit) -> bool:
    """A second click on one form: what it asks for stands, though the case may not allow it any more."""
    if edit.makes is None:
        return False
    try:
        record_id = uuid.UUID(request.POST.get("record_id", ""))
    except ValueError:
        return False
    return edit.makes._default_manager.filter(pk=record_id, case=case).exists()


def _is_stale(edit: Edit, form: PageForm) -> bool:
    """Whether what was chosen may be refused only because the case went on meanwhile."""
    if edit.makes is None or "version" not in form.fields:
        return False
    seen = form.cleaned_data.get("version")
    return seen is not None and seen != edit.initial()["version"]


def _wrong(request: ActorRequest, case: Case, edit: Edit, form: PageForm) -> HttpResponse:
    return _show(request, case, edit, form, status=WRONG)


def _show(
    request: ActorRequest, case: Case, edit: Edit, form: PageForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    return render_case(
        request,
        edit.template,
        case,
        tab=edit.tab,
        reads=[],
        status=status,
        edit=edit,
        form=form,
        **edit.shows,
        **context,
    )


def _compare(request: ActorRequest, case: Case, edit: Edit, form: PageForm) -> HttpResponse:
    """Put what stands now beside what was typed; saving once more is then a choice."""
    theirs = edit.initial()
    for name, bound in form.fields.items():
        if bound.widget.is_hidden and name in theirs:
            form.data[name] = "" if theirs[name] is None else str(theirs[name])  # type: ignore[index]
    differences = [
        (bound.label, shown(bound, theirs.get(name)), shown(bound, form.cleaned_data.get(name)))
        for name, bound in form.fields.items()
        if not bound.widget.is_hidden and _differs(theirs.get(name), form.cleaned_data.get(name))
    ]
    return _show(request, case, edit, form, status=CONFLICT, conflict=True, differences=differences)


def _differs(theirs: Any, mine: Any) -> bool:
    return (getattr(theirs, "pk", theirs) or "") != (getattr(mine, "pk", mine) or "")
