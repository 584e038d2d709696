"""One import: what the dry run found, how far it is, what became of it, undoing it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.chain.import_export import tasks
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.services import preparing, running, undoing
from inbeeld.chain.import_export.services.duplicate_check import choose
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.four_eyes.api import Hindered, act_of, waiting_for

from .import_page import page_of
from .lookup import find_import, find_waiting


@require_safe
@staff_page(Action.CASE_IMPORT)
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    job = find_import(request, pk)
    if job.state == CaseImport.State.WAITING and not job.checked:
        return redirect("import_export:columns", job.pk)
    return render(request, "import_export/import.html", page_of(job, request.actor))


@require_safe
@staff_page(Action.CASE_IMPORT)
def progress(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """How far it is, asked for again and again; when it is over, the whole page anew."""
    job = find_import(request, pk)
    response = render(request, "import_export/import_progress.html", {"job": job})
    if job.state not in {CaseImport.State.READING, CaseImport.State.RUNNING, CaseImport.State.UNDOING}:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
@staff_page(Action.CASE_IMPORT)
def begin(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Begin, or go on after it stalled."""
    job = find_import(request, pk)
    if job.state == CaseImport.State.READING:
        tasks.read_import.enqueue(str(job.pk))
        return redirect("import_export:import", job.pk)
    if job.state == CaseImport.State.WAITING and job.checked:
        rows = request.POST.getlist("also")
        choose(job, by=request.actor, rows={int(row) for row in rows if row.isdecimal()})
    try:
        running.start(job, by=request.actor)
    except running.NotChecked:
        return redirect("import_export:columns", job.pk)
    tasks.run_import.enqueue(str(job.pk))
    return redirect("import_export:import", job.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.CASE_IMPORT)
def undo(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    job = find_import(request, pk)
    if job.state not in {CaseImport.State.DONE, CaseImport.State.UNDOING}:
        return redirect("import_export:import", job.pk)
    if request.method == "POST":
        try:
            undoing.begin_to_undo(job, by=request.actor)
        except Hindered as why:
            messages.error(request, act_of(undoing.UNDOING).hindrance(why.code))
            return redirect("import_export:import", job.pk)
        if waits := waiting_for(undoing.UNDOING, job.pk):
            messages.success(
                request, _("Asked. A second person decides; until it is carried out you can take it back.")
            )
            return redirect("four_eyes:request", waits.pk)
        tasks.undo_import.enqueue(str(job.pk))
        return redirect("import_export:import", job.pk)
    touched = undoing.touched_since(job)
    erased = job.imported.count() - len(touched)
    names = {"number": len(touched), "names": ", ".join(one.case.pseudonym for one in touched[:20])}
    gone = ngettext(
        "%(number)s case that nobody changed is erased, with its key.",
        "%(number)s cases that nobody changed are erased, with their keys.",
        erased,
    )
    stay = ngettext(
        "%(number)s case that was worked on since stays: %(names)s.",
        "%(number)s cases that were worked on since stay: %(names)s.",
        len(touched),
    )
    context = {
        "heading": _("Undo this import?"),
        "happens": [gone % {"number": erased}],
        "happens_not": [stay % names] if touched else [],
        "confirm_label": _("Undo the import"),
        "confirm_kind": "danger",
        "back_url": reverse("import_export:import", args=[job.pk]),
    }
    return render(request, "design/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.CASE_IMPORT)
def throw_away(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    job = find_waiting(request, pk)
    if request.method == "POST":
        preparing.throw_away(job, by=request.actor)
        messages.success(request, _("The list is erased. Nothing was imported."))
        return redirect("import_export:overview")
    context = {
        "heading": _("Throw this list away?"),
        "happens": [_("The list that you uploaded is erased, with its key.")],
        "happens_not": [_("No case is made or changed.")],
        "confirm_label": _("Throw away"),
        "confirm_kind": "danger",
        "back_url": reverse("import_export:import", args=[job.pk]),
    }
    return render(request, "design/confirm.html", context)
