"""The progress record of a case and of all cases of a team, by quarter."""

from __future__ import annotations

import csv
import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.chain.cases.api import OWN, TEAM, THROUGH, Case, circles_of, find_for, render_case
from inbeeld.chain.timeline.forms import ProgressForm
from inbeeld.chain.timeline.progress import Progress, as_lines, progress_of, quarter_label, quarters_between
from inbeeld.chain.timeline.services import answer_progress
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import WRONG, sent

QUARTERS_SHOWN = 12
QUARTERS_ASKED = 4
SHOWN = 200


@staff_page(Action.CASE_READ)
@require_http_methods(["GET", "POST"])
def progress(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What can be counted in this case; two questions are asked, all else follows from what was written down."""
    case = find_for(request, pk, Action.CASE_READ, Part.SUMMARY)
    request.actor.must(Action.CASE_READ, case, Part.DOMAINS)
    quarters = quarters_between(case.opened_on, case.closed_on or timezone.localdate())
    records = progress_of(Case.objects.filter(pk=case.pk), quarters[-QUARTERS_SHOWN:])[::-1]
    choices = [(quarter.isoformat(), quarter_label(quarter)) for quarter in quarters[: -QUARTERS_ASKED - 1 : -1]]
    form = ProgressForm(sent(request), quarters=choices)
    if request.method == "POST":
        request.actor.must(Action.CASE_WRITE, case)
        if form.is_valid():
            answer_progress(case, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("timeline:progress", pk)
    return render_case(
        request,
        "timeline/progress.html",
        case,
        tab="plan:plan",
        reads=[Part.SUMMARY, Part.CONTACTS, Part.DOMAINS, Part.ACTIONS],
        status=WRONG if form.is_bound else 200,
        form=form,
        records=records,
    )


@staff_page(Action.CASE_READ)
@require_GET
def team(request: ActorRequest) -> HttpResponse:
    """The records of one quarter for the cases of one's team: to read, and to take along as CSV."""
    if TEAM not in circles_of(request.actor):
        raise PermissionDenied
    today = timezone.localdate()
    quarters = quarters_between(today.replace(year=today.year - 3, day=1), today)[::-1]
    by_label = {quarter_label(quarter): quarter for quarter in quarters}
    chosen = by_label.get(request.GET.get("quarter", ""), quarters[0])
    cases = Case.objects.visible_to(request.actor, through=THROUGH[OWN] | THROUGH[TEAM]).order_by("pseudonym_key")
    records = progress_of(cases, [chosen])
    if request.GET.get("format") == "csv":
        record("case.progress_exported", kind="cases.case", actor=request.actor, fields=["progress"])
        return _csv(records, quarter_label(chosen))
    record("case.listed", kind="cases.case", actor=request.actor, fields=["progress"])
    context = {
        "records": records[:SHOWN],
        "more": len(records) > SHOWN,
        "chosen": quarter_label(chosen),
        "quarters": list(by_label),
    }
    return render(request, "timeline/team_progress.html", context)


def _csv(records: list[Progress], label: str) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="voortgang-{label}.csv"'
    csv.writer(response).writerows(as_lines(records))
    return response
