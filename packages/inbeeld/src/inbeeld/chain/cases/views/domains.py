"""The life domains of a case: how it goes on each, how that changed, and a new rating."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.chain.cases.forms.records import RatingForm
from inbeeld.chain.cases.models import Case, Domain, DomainRating
from inbeeld.chain.cases.services import rate_domain
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action, Part

from .editing import Edit, answer
from .frame import find_for, render_case

HISTORY = 200


def current_domains() -> list[Domain]:
    """The domains of the set that holds today."""
    today = timezone.localdate()
    rows = Domain.objects.filter(domain_set__valid_from__lte=today).order_by("-domain_set__version", "position")
    found = list(rows.exclude(domain_set__valid_until__lt=today))
    return [domain for domain in found if domain.domain_set_id == found[0].domain_set_id]


def newest_ratings(case: Case) -> list[dict[str, Any]]:
    """Each domain of today's set with its newest rating, if any."""
    ratings = DomainRating.objects.filter(case=case, newest=True).select_related("by__user")
    newest = {rating.domain_code: _opened(rating, case) for rating in ratings}
    today = timezone.localdate()
    old = {code for code, rating in newest.items() if rating.is_old(today)}
    return [
        {"domain": domain, "rating": newest.get(domain.code), "old": domain.code in old} for domain in current_domains()
    ]


def _opened(rating: DomainRating, case: Case) -> DomainRating:
    rating.data_key = case.data_key
    rating.reason_text = rating.reveal("reason")  # type: ignore[attr-defined]
    return rating


@staff_page(Action.CASE_READ)
@require_GET
def domains(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.DOMAINS)
    former = DomainRating.objects.filter(case=case, newest=False).select_related("by__user", "domain")[:HISTORY]
    return render_case(
        request,
        "cases/domains.html",
        case,
        tab="cases:domains",
        reads=[Part.DOMAINS],
        domains=newest_ratings(case),
        former=[_opened(rating, case) for rating in former],
    )


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def rate(request: ActorRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.DOMAINS)
    domain = get_object_or_404(Domain, pk__in=[domain.pk for domain in current_domains()], code=code)
    edit = Edit(
        form=RatingForm,
        makes=DomainRating,
        initial=lambda: _now(case, domain),
        save=lambda data: rate_domain(case, by=request.actor, domain=domain, **data),
        heading=_("Life domain: %(name)s") % {"name": domain},
        submit=_("Save"),
        back=reverse("cases:domains", args=[pk]),
        tab="cases:domains",
    )
    return answer(request, case, edit)


def _now(case: Case, domain: Domain) -> dict[str, Any]:
    """What stands now: shown beside the form when somebody else rated meanwhile, never filled in beforehand."""
    newest = DomainRating.objects.filter(case=case, domain_code=domain.code, newest=True).first()
    return {"on": timezone.localdate(), "seen": newest.pk if newest else None}
