"""A case of the coordinator, and a request for it before the far colleague."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import ActionDetails, CaseFacts, add_action, open_case
from inbeeld.chain.transfers.models import Transfer
from inbeeld.chain.transfers.services import Asked, ask
from inbeeld.foundation.accounts.models import RegionCoordination


@pytest.fixture
def case(place: Place, coordinator: Persona) -> Case:
    assert coordinator.membership is not None
    facts = CaseFacts(
        form="sexual", place="hotel", sex="boy", age_at_contact=17, summary="Verzonnen: droeg blauwe jas."
    )
    made = open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=facts)
    details = ActionDetails(what="Verzonnen.", owner=coordinator.membership, due_on=timezone.localdate())
    add_action(made, by=coordinator.actor, details=details)
    return made


@pytest.fixture
def destination(far_place: Place) -> RegionCoordination:
    return RegionCoordination.objects.get(region=far_place.region)


@pytest.fixture
def asked(destination: RegionCoordination) -> Callable[..., Asked]:
    def make(**changes: Any) -> Asked:
        request = {"form": "sexual", "age_band": "16-17", "urgency": "week", "reason": "Verzonnen: hij verhuist."}
        return Asked(**{"to": destination, "ground": "public_task", **request, **changes})

    return make


@pytest.fixture
def transfer(case: Case, coordinator: Persona, far_colleague: Persona, asked: Callable[..., Asked]) -> Transfer:
    assert far_colleague.membership is not None
    return ask(case, by=coordinator.actor, asked=asked())


@pytest.fixture
def record_id() -> str:
    return str(uuid.uuid4())
