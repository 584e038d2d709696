"""From a file to an import that may begin: upload, columns, values, dry run."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.cases.api import TooManyLooks
from inbeeld.chain.import_export import tasks
from inbeeld.chain.import_export.forms import ColumnsForm, UploadForm, ValuesForm
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.services import dry_run, preparing
from inbeeld.chain.import_export.services.colleagues import names_of_colleagues
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.gateway.api import takes_files

from .import_page import mend_form, page_of
from .lookup import UNPROCESSABLE, find_waiting, own_regions


@staff_page(Action.CASE_IMPORT)
@require_http_methods(["GET", "POST"])
@takes_files
def upload(request: ActorRequest) -> HttpResponse:
    regions = own_regions(request)
    if request.method != "POST":
        return render(request, "import_export/upload.html", {"form": UploadForm(regions=regions), "regions": regions})
    form = UploadForm(request.POST, request.FILES, regions=regions)
    if not form.is_valid():
        context = {"form": form, "regions": regions}
        return render(request, "import_export/upload.html", context, status=UNPROCESSABLE)
    table = form.cleaned_data["file"]
    job = preparing.upload(
        by=request.actor,
        region=form.cleaned_data["region"],
        name=getattr(request.FILES["file"], "name", ""),
        table=table,
    )
    if table.other_sheets:
        sheets = {"sheet": table.sheet, "others": ", ".join(table.other_sheets)}
        messages.warning(request, _("Only the sheet “%(sheet)s” was read. Not read: %(others)s.") % sheets)
    return redirect("import_export:columns", job.pk)


@staff_page(Action.CASE_IMPORT)
@require_http_methods(["GET", "POST"])
def columns(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    job = find_waiting(request, pk)
    known = preparing.mapped(job)
    form = ColumnsForm(
        request.POST or None,
        headings=job.reveal("headings"),
        samples=preparing.samples(job),
        chosen=known.columns,
        asked=preparing.asked_columns(job),
        notes=[place for _heading, place in known.notes],
    )
    if request.method != "POST" or not form.is_valid():
        status = UNPROCESSABLE if request.method == "POST" else 200
        return render(request, "import_export/columns.html", {"form": form, "job": job}, status=status)
    preparing.map_columns(job, by=request.actor, columns=form.columns(), notes=form.notes())
    return redirect("import_export:values", job.pk)


@staff_page(Action.CASE_IMPORT)
@require_http_methods(["GET", "POST"])
def values(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What each value becomes; then the dry run. Without columns of codes there is nothing to ask."""
    job = find_waiting(request, pk)
    known = preparing.mapped(job).values
    form = ValuesForm(request.POST or None, values=known, colleagues=names_of_colleagues(job))
    if any(known.values()) and (request.method != "POST" or not form.is_valid()):
        status = UNPROCESSABLE if request.method == "POST" else 200
        return render(request, "import_export/values.html", {"form": form, "job": job}, status=status)
    if any(known.values()):
        preparing.map_values(job, by=request.actor, values=form.values())
    return _try_out(request, job)


@staff_page(Action.CASE_IMPORT)
@require_POST
def mend(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Put mended cells in their place, and try the list out again."""
    job = find_waiting(request, pk)
    form = mend_form(job, request.POST)
    if not form.is_valid():
        return render(request, "import_export/import.html", page_of(job, request.actor, form), status=UNPROCESSABLE)
    preparing.mend(job, by=request.actor, cells=form.cells(), alike=form.alike())
    return _try_out(request, job)


def _try_out(request: ActorRequest, job: CaseImport) -> HttpResponse:
    try:
        dry_run.begin(job, by=request.actor)
    except TooManyLooks:
        messages.warning(request, _("You looked for names very often in one hour. Wait an hour and try again."))
        return redirect("import_export:columns", job.pk)
    tasks.read_import.enqueue(str(job.pk))
    return redirect("import_export:import", job.pk)
