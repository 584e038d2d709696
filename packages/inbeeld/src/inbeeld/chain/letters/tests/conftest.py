"""A case with a letter."""

from __future__ import annotations

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.letters.letter_templates import all_templates
from inbeeld.chain.letters.models import Letter
from inbeeld.chain.letters.services import begin_letter


@pytest.fixture
def case(coordinator: Persona) -> Case:
    assert coordinator.membership is not None
    assert coordinator.membership.region is not None
    return open_case(
        by=coordinator.actor,
        organisation=coordinator.membership.organisation,
        region=coordinator.membership.region,
        facts=CaseFacts(summary="Verzonnen: kwam met blauwe jas."),
    )


@pytest.fixture
def letter(case: Case, coordinator: Persona) -> Letter:
    return begin_letter(case, by=coordinator.actor, template=all_templates()["partner"])
