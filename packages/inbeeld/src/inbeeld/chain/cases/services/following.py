"""Cases follow the working terms of their organisation."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.models import Case
from inbeeld.chain.method.api import WorkTerms

AT_ONCE = 500


MISSED_NIGHTS = dt.timedelta(days=7)


def follow_planned_terms(today: dt.date) -> int:
    """Let cases follow the terms that began to hold; nights of the last week that were missed are made up for."""
    began = WorkTerms.objects.filter(valid_from__range=(today - MISSED_NIGHTS, today))
    following = 0
    for organisation_id in set(began.values_list("organisation", flat=True)):
        holding = WorkTerms.objects.holding(organisation_id, today)
        if holding.valid_from > timezone.localdate(holding.at):
            with transaction.atomic():
                follow_terms(holding)
            following += 1
    return following


def follow_terms(terms: WorkTerms) -> None:
    """Open cases without a rhythm of their own are due by the new terms."""
    cases = Case.objects.open().filter(contact_every_days=None)
    if terms.organisation_id:
        cases = cases.filter(organisation=terms.organisation_id)
    else:
        of_their_own = WorkTerms.objects.exclude(organisation=None)
        own = of_their_own.filter(valid_from__lte=timezone.localdate()).values("organisation")
        cases = cases.exclude(organisation__in=own)
    for case in cases.iterator(chunk_size=AT_ONCE):
        case.refresh_contact_due(terms)
        case.refresh_next_due()
        case.save(update_fields=["contact_due_on", "next_due_on"])
