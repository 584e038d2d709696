"""How much there is to do, for the e-mail: the headings and numbers of the page, and nothing that stands under them."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from inbeeld.foundation.access.api import actor_for
from inbeeld.foundation.accounts.api import Membership

from .work import first_circle, work_of


def work_counts(membership: Membership) -> Iterator[tuple[str, str]]:
    actor = actor_for(membership, second_factor=True)
    for section in work_of(actor, first_circle(actor), timezone.localdate()):
        number = section.counted()
        if number:
            yield str(section.heading), str(number)
