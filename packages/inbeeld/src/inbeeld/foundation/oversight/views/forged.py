"""Rows that were changed behind the back of the product."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import Hindered, act_of, waiting_for
from inbeeld.foundation.oversight.forged import note_looked_at
from inbeeld.foundation.oversight.forms import SettlingForm
from inbeeld.foundation.oversight.models import ForgedRow
from inbeeld.foundation.oversight.names import kind_name
from inbeeld.foundation.oversight.settling import SETTLING, ask_to_settle, number_of
from inbeeld.foundation.vault.api import is_missed

from .sections import sections

MOST = 200
UNPROCESSABLE = 422


@require_safe
@staff_page(Action.AUDIT_READ)
def forged(request: ActorRequest) -> HttpResponse:
    """Those that nobody looked at yet come first."""
    found = ForgedRow.objects.select_related("looked_by__user").order_by("looked_at", "-found_at")[:MOST]
    record("audit.read", actor=request.actor, fields=["forged"])
    rows = sorted(found, key=lambda row: row.looked_at is not None)
    shown = {"rows": [_shown(row) for row in rows], "sections": sections(request)}
    return render(request, "oversight/forged.html", shown)


@require_POST
@staff_page(Action.AUDIT_READ)
def looked_at(request: ActorRequest, pk: int) -> HttpResponse:
    note_looked_at(get_object_or_404(ForgedRow, pk=pk), by=request.actor)
    messages.success(request, _("Noted that you looked at this row."))
    return redirect("oversight:forged")


@require_http_methods(["GET", "POST"])
@staff_page(Action.AUDIT_READ)
def settle(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask that a row which is missed counts as gone."""
    row = get_object_or_404(ForgedRow, pk=pk)
    if waits := waiting_for(SETTLING, number_of(row)):
        return redirect("four_eyes:request", waits.pk)
    act = act_of(SETTLING)
    form = SettlingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            waits = ask_to_settle(row, by=request.actor, **form.cleaned_data)
        except Hindered as why:
            messages.error(request, act.hindrance(why.code))
            return redirect("oversight:forged")
        messages.success(request, _("Asked. A second person decides; until it is carried out you can take it back."))
        return redirect("four_eyes:request", waits.pk)
    shown = {
        "heading": _("Ask to settle this row?"),
        "lead": f"{kind_name(row.label)}, {row.key}",
        "form": form,
        "happens": [_("Another privacy officer decides; an administrator where there is no other."), *act.goes],
        "happens_not": act.stays,
        "confirm_label": _("Ask a second person"),
        "confirm_kind": "danger",
        "back_url": reverse("oversight:forged"),
    }
    return render(request, "design/confirm.html", shown, status=UNPROCESSABLE if form.is_bound else 200)


def _shown(row: ForgedRow) -> dict[str, Any]:
    return {"it": row, "table": kind_name(row.label), "missed": is_missed(row.label, row.key)}
