"""The life domains of a case: how it goes on each, how that changed, and a new rating."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.chain.cases.api import Case, CaseEdit, edit_case, find_for, render_case
from inbeeld.chain.method.api import Domain, current_domains
from inbeeld.chain.plan.charts import chart_of
from inbeeld.chain.plan.forms.ratings import RatingForm
from inbeeld.chain.plan.models import DomainRating
from inbeeld.chain.plan.ratings import newest_ratings, opened_ratings
from inbeeld.chain.plan.services import rate_domain
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page

HISTORY = 200


@staff_page(Action.CASE_READ)
@require_GET
def domains(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.DOMAINS)
    terms = case.terms()
    entries = newest_ratings(case, terms)
    over_time: dict[str, list[Any]] = {}
    for code, *rating in DomainRating.objects.filter(case=case).values_list("domain_code", "on", "level", "own_level"):
        over_time.setdefault(code, []).append(tuple(rating))
    for entry in entries:
        entry["chart"] = chart_of(over_time.get(entry["domain"].code, []))
    return render_case(
        request,
        "plan/domains.html",
        case,
        tab="plan:domains",
        reads=[Part.DOMAINS],
        domains=entries,
        charts=[entry for entry in entries if entry["chart"]],
        old_after_days=terms.old_after_days,
    )


@staff_page(Action.CASE_READ)
@require_GET
def domain(request: ActorRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    """One life domain over time: the picture, and the table behind it with every reason."""
    case = find_for(request, pk, Action.CASE_READ, Part.DOMAINS)
    rows = DomainRating.objects.filter(case=case, domain_code=code).select_related("by__user", "domain")[:HISTORY]
    ratings = opened_ratings(rows, case)
    current = [domain for domain in current_domains() if domain.code == code]
    if not (ratings or current):
        raise Http404
    return render_case(
        request,
        "plan/domain.html",
        case,
        tab="plan:domains",
        reads=[Part.DOMAINS],
        domain=current[0] if current else ratings[0].domain,
        retired=not current,
        ratings=ratings,
        chart=chart_of((rating.on, rating.level, rating.own_level) for rating in ratings),
    )


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def rate(request: ActorRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.DOMAINS)
    domain = get_object_or_404(Domain, pk__in=[domain.pk for domain in current_domains()], code=code)
    edit = CaseEdit(
        form=RatingForm,
        makes=DomainRating,
        initial=lambda: _now(case, domain),
        save=lambda data: rate_domain(case, by=request.actor, domain=domain, **data),
        heading=_("Life domain: %(name)s") % {"name": domain},
        submit=_("Save"),
        back=reverse("plan:domains", args=[pk]),
        tab="plan:domains",
    )
    return edit_case(request, case, edit)


def _now(case: Case, domain: Domain) -> dict[str, Any]:
    """What stands now: shown beside the form when somebody else rated meanwhile, never filled in beforehand."""
    newest = DomainRating.objects.filter(case=case, domain_code=domain.code, newest=True).first()
    return {"on": timezone.localdate(), "seen": newest.pk if newest else None}
