"""Cases to test with."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import CaseFacts, open_case


@pytest.fixture
def make_case(place: Place, coordinator: Persona) -> Callable[..., Case]:
    """`make_case(form="sexual")`: another case of the coordinator, with those facts."""

    def make(**facts: Any) -> Case:
        return open_case(
            by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts(**facts)
        )

    return make


@pytest.fixture
def case(make_case: Callable[..., Case]) -> Case:
    return make_case(
        form="sexual", place="hotel", sex="boy", age_at_contact=17, summary="Verzonnen: kwam met blauwe jas."
    )


@pytest.fixture
def record_id() -> str:
    """What a form carries in its hidden field."""
    return str(uuid.uuid4())
