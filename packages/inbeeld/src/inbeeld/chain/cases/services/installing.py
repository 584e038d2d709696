"""What a new installation begins with: terms, life domains, points of phases."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from inbeeld.chain.cases.first_domains import FIRST_DOMAINS
from inbeeld.chain.cases.first_method import FIRST_CHECKS, FIRST_TERMS
from inbeeld.chain.cases.models import CheckSet, Domain, DomainSet, PhaseCheck, WorkTerms
from inbeeld.foundation.agreed import FROM_THE_BEGINNING

from .method import CheckLine, points_in

LONG_AGO = dt.date(2000, 1, 1)


def install_method() -> None:
    """What a new installation begins with, where nothing stands yet; harmless to call again."""
    install_domains()
    if not WorkTerms.objects.filter(organisation=None).exists():
        WorkTerms.objects.create(valid_from=FROM_THE_BEGINNING, **FIRST_TERMS)
    if not CheckSet.objects.exists():
        first = CheckSet.objects.create(version=1, valid_from=LONG_AGO)
        PhaseCheck.objects.bulk_create(points_in(first, (CheckLine(*line) for line in FIRST_CHECKS)))


def install_domains() -> DomainSet:
    """The set of the first version, made when no set exists; harmless to call again."""
    first: DomainSet | None = DomainSet.objects.order_by("version").first()
    if first is not None:
        return first
    with transaction.atomic():
        first = DomainSet.objects.create(version=1, valid_from=LONG_AGO)
        Domain.objects.bulk_create(
            Domain(domain_set=first, code=code, name_nl=dutch, name_en=english, position=position)
            for position, (code, dutch, english) in enumerate(FIRST_DOMAINS)
        )
    return first
