"""Rating a life domain."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from inbeeld.chain.cases.api import Case, locked_open
from inbeeld.chain.method.api import Domain
from inbeeld.chain.plan.models import DomainRating
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import StalePart, new_id, saved_before


def rate_domain(
    case: Case,
    *,
    by: Actor,
    domain: Domain,
    level: str,
    reason: str,
    on: dt.date,
    seen: uuid.UUID | None,
    own_level: str = "",
    own_words: str = "",
    record_id: uuid.UUID | None = None,
) -> DomainRating:
    """Add a rating, with how he sees it himself where he said so.

    `seen` is the newest rating that stood on the page, so that nobody rates past another.
    """
    by.must(Action.CASE_WRITE, case, Part.DOMAINS)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(DomainRating, record_id, case=current):
            return before
        newest = current.ratings.filter(domain_code=domain.code, newest=True).first()
        if (newest.pk if newest else None) != seen:
            raise StalePart
        rating = DomainRating(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        rating.domain, rating.domain_code, rating.level, rating.on = domain, domain.code, level, on
        rating.newest = newest is None or on >= newest.on
        if newest and rating.newest:
            current.ratings.filter(pk=newest.pk).update(newest=False)
        rating.own_level = own_level
        rating.seal(reason=reason, own_words=own_words or None)
        rating.save(force_insert=True)
        record("case.domain_rated", record=current, actor=by, fields=["domains"])
    return rating
