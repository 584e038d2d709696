"""A case of the coordinator, one of her colleague, one in another region."""

from collections.abc import Callable

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, CaseFacts, open_case


@pytest.fixture
def make_case() -> Callable[[Persona], Case]:
    def make(by: Persona) -> Case:
        assert by.membership is not None
        assert by.membership.region is not None
        facts = CaseFacts(place="hotel", summary="Verzonnen: droeg blauwe jas.")
        place = by.membership
        assert place.region is not None
        return open_case(by=by.actor, organisation=place.organisation, region=place.region, facts=facts)

    return make


@pytest.fixture
def case(make_case: Callable[[Persona], Case], coordinator: Persona) -> Case:
    return make_case(coordinator)


@pytest.fixture
def nearby(make_case: Callable[[Persona], Case], colleague: Persona) -> Case:
    return make_case(colleague)


@pytest.fixture
def far(make_case: Callable[[Persona], Case], far_colleague: Persona) -> Case:
    return make_case(far_colleague)
