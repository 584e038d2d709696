"""Emergency access: what was opened, by whom and why, and that somebody looked at it."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.oversight.names import names_of_dossiers
from inbeeld.foundation.oversight.services import emergencies_of, review_emergency

from .sections import sections

MOST = 200


@require_safe
@staff_page(Action.AUDIT_READ)
def emergencies(request: ActorRequest) -> HttpResponse:
    """Those that nobody looked at yet come first."""
    found = emergencies_of(request.actor).select_related(
        "membership__user", "membership__organisation", "reviewed_by__user", "data_key"
    )
    shown = list(found.order_by(F("reviewed_at").asc(nulls_first=True), "-started_at")[:MOST])
    ours = request.actor.organisation_id
    names = names_of_dossiers({emergency.record_id for emergency in shown}, ours)
    record("audit.read", actor=request.actor, fields=["emergencies"])
    rows = [
        {
            "emergency": emergency,
            "dossier": names.get(emergency.record_id, ""),
            "unknown": _("No longer there") if emergency.organisation_id == ours else _("Of another organisation"),
            "reason": emergency.reveal("reason"),
            "day": timezone.localdate(emergency.started_at),
        }
        for emergency in shown
    ]
    shown_with = {"rows": rows, "sections": sections(request), "most": MOST if len(rows) == MOST else 0}
    return render(request, "oversight/emergencies.html", shown_with)


@require_POST
@staff_page(Action.AUDIT_READ)
def review(request: ActorRequest, pk: str) -> HttpResponse:
    emergency = get_object_or_404(emergencies_of(request.actor), pk=pk)
    review_emergency(emergency, by=request.actor)
    messages.success(request, _("Noted that you looked at this emergency access."))
    return redirect("oversight:emergencies")
