"""A case, and a consent to share it with the partner's organisation."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.consents.models import Consent
from inbeeld.chain.consents.services import Answered, record_answer


@pytest.fixture
def make_case(place: Place, coordinator: Persona) -> Callable[..., Case]:
    def make(**facts: Any) -> Case:
        return open_case(
            by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts(**facts)
        )

    return make


@pytest.fixture
def case(make_case: Callable[..., Case]) -> Case:
    return make_case(form="sexual", place="hotel", sex="boy", age_at_contact=17, summary="Verzonnen: droeg blauwe jas.")


@pytest.fixture
def consent(case: Case, coordinator: Persona, partner: Persona) -> Consent:
    """The young person agreed to sharing with the partner's organisation."""
    assert partner.membership is not None
    answered = Answered(
        purpose="sharing",
        receiver=partner.membership.organisation,
        given_by=["self"],
        manner="in_person",
        age=17,
        from_on=timezone.localdate(),
        note="Verzonnen: hij vond het goed.",
    )
    return record_answer(case, by=coordinator.actor, answered=answered)


@pytest.fixture
def record_id() -> str:
    return str(uuid.uuid4())
