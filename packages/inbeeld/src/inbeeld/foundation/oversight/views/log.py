"""The audit log and the openings of identity: the same list, asked differently."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.oversight.export import as_csv, as_json
from inbeeld.foundation.oversight.forms import LogFilter
from inbeeld.foundation.oversight.lines import lines_of
from inbeeld.foundation.oversight.log import NEWEST_FIRST
from inbeeld.foundation.records.api import page_of

from .sections import sections

SIZE = 50
WRITERS = {"csv": as_csv, "json": as_json}


@require_safe
@staff_page(Action.AUDIT_READ)
def audit(request: ActorRequest) -> HttpResponse:
    return _list(request, heading=_("Audit log"), names=("person", "case", "kind", "outcome", "since", "until"))


@require_safe
@staff_page(Action.AUDIT_READ)
def identity(request: ActorRequest) -> HttpResponse:
    return _list(
        request,
        heading=_("Openings of identity"),
        names=("person", "case", "since", "until"),
        event="identity.opened",
        group="identity",
    )


@require_safe
@staff_page(Action.AUDIT_READ)
def export(request: ActorRequest, ending: str) -> HttpResponseBase:
    form = _filter(request)
    if not form.is_valid():
        return render(request, "oversight/no_export.html", {"form": form}, status=422)
    record("audit.exported", actor=request.actor, fields=_asked(form))
    return WRITERS[ending](form.question())


def _list(request: ActorRequest, *, heading: str, names: tuple[str, ...], **fixed: Any) -> HttpResponse:
    form = _filter(request)
    # With a wrong choice nothing is shown: the whole log would look like the answer.
    walks = replace(form.question(), **fixed).walks() if form.is_valid() else []
    page = page_of(walks, request.GET, order=NEWEST_FIRST, size=SIZE) if walks else None
    record("audit.read", actor=request.actor, fields=_asked(form))
    shown = {
        "form": form,
        "filters": [form[name] for name in names],
        "heading": heading,
        "sections": sections(request),
        "page": page,
        "lines": lines_of(page.rows if page else [], request.actor.organisation_id),
        "asked": bool(_asked(form)),
        "files": [(ending.upper(), _file_url(request, ending)) for ending in WRITERS],
        "is_whole_log": not fixed,
    }
    return render(request, "oversight/log.html", shown)


def _filter(request: ActorRequest) -> LogFilter:
    return LogFilter(request.GET, organisation_id=request.actor.organisation_id)


def _asked(form: LogFilter) -> list[str]:
    return [name for name in form.fields if form.data.get(name)]


def _file_url(request: ActorRequest, ending: str) -> str:
    address = reverse("oversight:export", kwargs={"ending": ending})
    return f"{address}?{request.GET.urlencode()}" if request.GET else address
