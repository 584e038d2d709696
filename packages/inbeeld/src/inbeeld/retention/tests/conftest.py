"""Cases whose term is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, CaseFacts, open_case

LONG_AGO = dt.date(2005, 3, 1)


@pytest.fixture
def make_closed(coordinator: Persona) -> Callable[..., Case]:
    """`make_closed(on)`: a case that was closed on a day."""

    def make(on: dt.date = LONG_AGO) -> Case:
        assert coordinator.membership is not None
        assert coordinator.membership.region is not None
        case = open_case(
            by=coordinator.actor,
            organisation=coordinator.membership.organisation,
            region=coordinator.membership.region,
            facts=CaseFacts(summary="Verzonnen: lang geleden."),
        )
        Case.objects.filter(pk=case.pk).change(is_open=False, closed_on=on, outcome="contact_lost", phase="ended")
        case.refresh_from_db()
        return case

    return make
