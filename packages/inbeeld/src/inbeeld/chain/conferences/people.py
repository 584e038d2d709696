"""Who can be asked with an account: the team of the case, and those to whom parts of it are open."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from inbeeld.chain.cases.api import Case, coordinators_for
from inbeeld.foundation.access.api import Grant
from inbeeld.foundation.accounts.api import Membership


def who_can_come(case: Case) -> QuerySet[Membership]:
    holders = Grant.objects.in_force(timezone.now()).of(case).values("membership")
    found = Membership.objects.on(timezone.localdate()).filter(
        Q(pk__in=coordinators_for(case).values("pk")) | Q(pk__in=holders), user__is_active=True
    )
    people: QuerySet[Membership] = found.select_related("user", "organisation")
    return people.order_by("organisation__name", "user__name")
