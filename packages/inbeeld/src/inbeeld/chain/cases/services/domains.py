"""Rating a life domain, and the set of domains that a new installation starts with."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from inbeeld.chain.cases.first_domains import FIRST_DOMAINS
from inbeeld.chain.cases.models import Case, Domain, DomainRating, DomainSet
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.audit.trail import record

from .locking import StalePart, locked_open, new_id, saved_before


def rate_domain(
    case: Case,
    *,
    by: Actor,
    domain: Domain,
    level: str,
    reason: str,
    on: dt.date,
    seen: uuid.UUID | None,
    record_id: uuid.UUID | None = None,
) -> DomainRating:
    """Add a rating; `seen` is the newest rating that stood on the page, so that nobody rates past another."""
    by.must(Action.CASE_WRITE, case, Part.DOMAINS)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(DomainRating, record_id, current):
            return before
        newest = current.ratings.filter(domain_code=domain.code, newest=True).first()
        if (newest.pk if newest else None) != seen:
            raise StalePart
        rating = DomainRating(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        rating.domain, rating.domain_code, rating.level, rating.on = domain, domain.code, level, on
        rating.newest = newest is None or on >= newest.on
        if newest and rating.newest:
            current.ratings.filter(pk=newest.pk).update(newest=False)
        rating.seal(reason=reason)
        rating.save(force_insert=True)
        record("case.domain_rated", record=current, actor=by, fields=["domains"])
    return rating


def install_domains() -> DomainSet:
    """The set of the first version, made when no set exists; harmless to call again."""
    first: DomainSet | None = DomainSet.objects.order_by("version").first()
    if first is not None:
        return first
    with transaction.atomic():
        first = DomainSet.objects.create(version=1, valid_from=dt.date(2000, 1, 1))
        Domain.objects.bulk_create(
            Domain(domain_set=first, code=code, name_nl=dutch, name_en=english, position=position)
            for position, (code, dutch, english) in enumerate(FIRST_DOMAINS)
        )
    return first
