"""One way for every small form: show, check, save, and tell when somebody else was first."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from inbeeld.foundation.design.api import PageForm

from .forms import shown
from .saving import NotAsItStands

CONFLICT, WRONG = 409, 422


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One form: `initial` gives what stands now (also what another just made of it), `save` gets the cleaned values."""

    form: type[PageForm]
    save: Callable[[dict[str, Any]], object]
    heading: str
    submit: str
    back: str
    initial: Callable[[], dict[str, Any]] = dict
    makes: type[Model] | None = None
    # What cannot all be so, in words: nothing is saved until somebody says that it is right all the same.
    doubts: Callable[[dict[str, Any]], list[str]] | None = None
    options: dict[str, Any] = field(default_factory=dict)
    lead: str = ""
    danger: bool = False
    shows: dict[str, Any] = field(default_factory=dict)  # what a template of its own shows beside the form


class Render(Protocol):
    """How a room puts a form on its page."""

    def __call__(self, *, status: int, **context: Any) -> HttpResponse: ...


def edit_record(request: HttpRequest, edit: Edit, render: Render, **belongs_to: Model) -> HttpResponse:
    """Show the form, or save what was sent; `belongs_to` is what the record hangs on: `case=case`."""
    if request.method != "POST":
        return _show(edit, render, edit.form(initial=edit.initial(), **edit.options))
    form = edit.form(request.POST, **edit.options)
    if _made_already(request, edit, belongs_to):
        return redirect(edit.back)
    if not form.is_valid():
        return _compare(edit, render, form) if _is_stale(edit, form) else _show(edit, render, form, status=WRONG)
    if edit.doubts and not request.POST.get("sure") and (found := edit.doubts(dict(form.cleaned_data))):
        return _show(edit, render, form, status=WRONG, doubts=found)
    try:
        edit.save(form.cleaned_data)
    except NotAsItStands:
        return _compare(edit, render, form)
    messages.success(request, _("Saved."))
    return redirect(edit.back)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form, also when it was sent empty."""
    return request.POST if request.method == "POST" else None


def _made_already(request: HttpRequest, edit: Edit, belongs_to: dict[str, Model]) -> bool:
    """A second click on one form: what it asks for stands, though it may not be allowed any more."""
    if edit.makes is None:
        return False
    try:
        record_id = uuid.UUID(request.POST.get("record_id", ""))
    except ValueError:
        return False
    return edit.makes._default_manager.filter(pk=record_id, **belongs_to).exists()


def _is_stale(edit: Edit, form: PageForm) -> bool:
    """Whether what was chosen may be refused only because things went on meanwhile."""
    if edit.makes is None or "version" not in form.fields:
        return False
    seen = form.cleaned_data.get("version")
    return seen is not None and seen != edit.initial()["version"]


def _show(edit: Edit, render: Render, form: PageForm, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(status=status, edit=edit, form=form, **edit.shows, **context)


def _compare(edit: Edit, render: Render, form: PageForm) -> HttpResponse:
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
    return _show(edit, render, form, status=CONFLICT, conflict=True, differences=differences)


def _differs(theirs: Any, mine: Any) -> bool:
    return (getattr(theirs, "pk", theirs) or "") != (getattr(mine, "pk", mine) or "")
