"""Rows that were changed behind the back of the product."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.oversight.forged import note_looked_at
from inbeeld.foundation.oversight.models import ForgedRow
from inbeeld.foundation.oversight.names import kind_name

from .sections import sections

MOST = 200


@require_safe
@staff_page(Action.AUDIT_READ)
def forged(request: ActorRequest) -> HttpResponse:
    """Those that nobody looked at yet come first."""
    found = ForgedRow.objects.select_related("looked_by__user").order_by("looked_at", "-found_at")[:MOST]
    record("audit.read", actor=request.actor, fields=["forged"])
    rows = sorted(found, key=lambda row: row.looked_at is not None)
    shown = {"rows": [{"it": row, "table": kind_name(row.label)} for row in rows], "sections": sections(request)}
    return render(request, "oversight/forged.html", shown)


@require_POST
@staff_page(Action.AUDIT_READ)
def looked_at(request: ActorRequest, pk: int) -> HttpResponse:
    note_looked_at(get_object_or_404(ForgedRow, pk=pk), by=request.actor)
    messages.success(request, _("Noted that you looked at this row."))
    return redirect("oversight:forged")
