"""A transfer is found by its reference, by both sides of it and by nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fixtures.personas import Persona
from inbeeld.chain.transfers.models import Transfer


@pytest.mark.parametrize("shape", [str, str.lower, lambda name: name.replace("-", " "), lambda name: name[3:]])
def test_the_whole_reference_opens_the_transfer(
    transfer: Transfer, coordinator: Persona, far_colleague: Persona, shape: Callable[[str], str]
) -> None:
    for side in (coordinator, far_colleague):
        answer = side.client.post("/vinden/", {"what": shape(transfer.reference)})
        assert answer.headers["Location"] == f"/overdrachten/{transfer.pk}/"


def test_others_do_not_find_it(transfer: Transfer, partner: Persona, analyst: Persona) -> None:
    for other in (partner, analyst):
        page = other.client.post("/vinden/", {"what": transfer.reference}, follow=True).content.decode()
        assert str(transfer.pk) not in page


def test_the_beginning_alone_finds_nothing(transfer: Transfer, coordinator: Persona) -> None:
    page = coordinator.client.post("/vinden/", {"what": "OV-"}, follow=True).content.decode()
    assert transfer.reference not in page
