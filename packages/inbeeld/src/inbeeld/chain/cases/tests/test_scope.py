"""Outside one's scope a case does not exist."""

import uuid
from collections.abc import Iterator

import pytest
from django.urls import reverse

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.urls import urlpatterns


def addresses(case: Case) -> Iterator[str]:
    """Every address below one case, from the table of addresses itself."""
    values = {"pk": case.pk, "code": "housing"}
    for pattern in urlpatterns:
        needed = pattern.pattern.converters
        if "pk" in needed:
            yield reverse(f"cases:{pattern.name}", kwargs={name: values.get(name, uuid.uuid4()) for name in needed})


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_colleague_in_another_region_gets_404(case: Case, far_colleague: Persona, method: str) -> None:
    found = {address: getattr(far_colleague.client, method)(address).status_code for address in addresses(case)}
    not_asked_that_way = [address for address, status in found.items() if status == 405]
    assert len(not_asked_that_way) <= 10
    assert {found[address] for address in found if address not in not_asked_that_way} == {404}


def test_a_case_that_never_was_answers_the_same(far_colleague: Persona, case: Case) -> None:
    real = far_colleague.client.get(f"/zaken/{case.pk}/")
    never = far_colleague.client.get(f"/zaken/{uuid.uuid4()}/")
    assert real.status_code == never.status_code == 404
    assert real.content.replace(b"x", b"") == never.content.replace(b"x", b"")


def test_a_case_in_another_region_is_in_no_list(case: Case, far_colleague: Persona) -> None:
    for address in ("/zaken/", "/zaken/?circle=team", "/zaken/?circle=shared", "/werk/", "/werk/?circle=team"):
        assert case.pseudonym not in far_colleague.client.get(address).content.decode()


def test_a_coordinator_cannot_list_the_cases_of_another_by_his_id(
    case: Case, far_colleague: Persona, coordinator: Persona
) -> None:
    assert coordinator.membership is not None
    page = far_colleague.client.get(f"/zaken/?circle=team&coordinator={coordinator.membership.pk}")
    assert case.pseudonym not in page.content.decode()
