"""Taking facts along: asking for a file, fetching it, removing it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.chain.import_export import tasks
from inbeeld.chain.import_export.forms import ExportForm
from inbeeld.chain.import_export.models import CaseExport, CaseImport
from inbeeld.chain.import_export.services import exporting
from inbeeld.foundation.access.api import Action, ActorRequest, Relation, staff_page
from inbeeld.foundation.four_eyes.api import asked_about

from .lookup import UNPROCESSABLE, find_export

ENDINGS = {
    CaseExport.Format.CSV: ("zaken.csv", "text/csv; charset=utf-8"),
    CaseExport.Format.HTCDS: ("zaken-htcds.json", "application/json"),
    CaseExport.Format.HTCDS_CSV: ("zaken-htcds.csv", "text/csv; charset=utf-8"),
}


@require_safe
@staff_page(Action.CASE_EXPORT)
def overview(request: ActorRequest) -> HttpResponse:
    """Both ways, and what one brought in or took out lately."""
    imports = CaseImport.objects.visible_to(request.actor).select_related("data_key").order_by("-at")[:20]
    context = {
        "imports": [(job, job.reveal("name")) for job in imports],
        "exports": CaseExport.objects.visible_to(request.actor, through=[Relation.OWN]).order_by("-at")[:20],
        "may_import": request.actor.may(Action.CASE_IMPORT),
    }
    return render(request, "import_export/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.CASE_EXPORT)
def new(request: ActorRequest) -> HttpResponse:
    form = ExportForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = UNPROCESSABLE if request.method == "POST" else 200
        return render(request, "import_export/new_export.html", {"form": form}, status=status)
    job = exporting.ask_for(by=request.actor, **form.cleaned_data)
    if job.state == CaseExport.State.RUNNING:
        tasks.write_export.enqueue(str(job.pk))
    return redirect("import_export:export", job.pk)


@require_safe
@staff_page(Action.CASE_EXPORT)
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """How far it is, or the way to the file; a page that asks again by itself while it is being made."""
    job = find_export(request, pk)
    context = {
        "job": job,
        "purpose": job.reveal("purpose"),
        "fields": exporting.exported_fields(job),
        "left_out": exporting.not_exported(job).items(),
        "asked": asked_about(exporting.EXPORTING, job.pk) if job.state == CaseExport.State.ASKED else None,
    }
    return render(request, "import_export/export.html", context)


@require_safe
@staff_page(Action.CASE_EXPORT)
def file(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    job = find_export(request, pk)
    if job.state != CaseExport.State.READY:
        return redirect("import_export:export", job.pk)
    exporting.fetch(job, by=request.actor)
    name, kind = ENDINGS[CaseExport.Format(job.format)]
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(exporting.content_of(job), content_type=kind, headers=headers)


@require_POST
@staff_page(Action.CASE_EXPORT)
def remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    exporting.remove(find_export(request, pk), by=request.actor)
    messages.success(request, _("The file is erased."))
    return redirect("import_export:overview")
