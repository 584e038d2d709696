"""Whether the chain of the log holds, and since when that is known."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_tasks_db.models import DBTaskResult

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import (
    AuditHead,
    AuditPurge,
    AuditVerification,
    LogProblem,
    configured_file,
    hours_since_last,
    kept_years,
    last_anchor,
    sentence,
)
from inbeeld.foundation.oversight.purging import ask_for_purge, waiting_purge
from inbeeld.foundation.oversight.services import ask_for_verification
from inbeeld.foundation.oversight.tasks import verify_log

from .sections import sections

SHOWN = 10
MOST_PROBLEMS = 50


@require_safe
@staff_page(Action.AUDIT_READ)
def state(request: ActorRequest) -> HttpResponse:
    verifications = list(AuditVerification.objects.order_by("-at")[:SHOWN])
    latest = verifications[0] if verifications else None
    head = AuditHead.objects.first()
    shown = {
        "sections": sections(request),
        "latest": latest,
        "verifications": verifications,
        "problems": [sentence(LogProblem(**it)) for it in latest.problems[:MOST_PROBLEMS]] if latest else [],
        "since": head.sequence - latest.last_sequence if head and latest else None,
        "last_sequence": head.sequence if head else 0,
        "purge": AuditPurge.objects.order_by("-up_to").first(),
        "years": kept_years(),
        "purge_asked": waiting_purge(),
        "anchor": last_anchor(),
        "anchored_hours": hours_since_last(),
        "anchors_place": configured_file() is not None,
        "running": _running(),
    }
    return render(request, "oversight/state.html", shown)


@require_POST
@staff_page(Action.AUDIT_READ)
def verify(request: ActorRequest) -> HttpResponse:
    if not _running():
        ask_for_verification(by=request.actor)
        messages.success(request, _("The check is under way. A long log takes a few minutes."))
    return redirect("oversight:state")


@require_POST
@staff_page(Action.AUDIT_READ)
def ask_purge(request: ActorRequest) -> HttpResponse:
    ask_for_purge(by=request.actor)
    messages.success(request, _("Asked. A second person decides."))
    return redirect("oversight:state")


def _running() -> bool:
    results = DBTaskResult.objects.filter(task_path=verify_log.module_path)
    return results.exclude(finished_at__isnull=False).exists()
