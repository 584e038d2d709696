"""Ratings of life domains, opened to be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.method.api import WorkTerms, current_domains

from . import rules
from .models import DomainRating


def newest_ratings(case: Case, terms: WorkTerms) -> list[dict[str, Any]]:
    """Each domain of today's set with its newest rating, if any; then those that are rated no more."""
    rows = DomainRating.objects.filter(case=case, newest=True).select_related("by__user", "domain")
    newest = {rating.domain_code: rating for rating in opened_ratings(rows, case)}
    today = timezone.localdate()
    current = current_domains()
    gone = [rating.domain for code, rating in newest.items() if code not in {domain.code for domain in current}]
    return [
        {
            "domain": domain,
            "rating": (rating := newest.get(domain.code)),
            "old": rating is not None and rules.is_old(rating.on, today, after=terms.old_after_days),
            "retired": domain in gone,
        }
        for domain in [*current, *gone]
    ]


def opened_ratings(rows: Iterable[DomainRating], case: Case) -> list[DomainRating]:
    """Ratings with their texts; the key of the case is unwrapped once for all."""
    found = []
    for rating in rows:
        rating.data_key = case.data_key
        rating.reason_text = rating.reveal("reason")  # type: ignore[attr-defined]
        rating.own_text = rating.reveal("own_words") or ""  # type: ignore[attr-defined]
        found.append(rating)
    return found
