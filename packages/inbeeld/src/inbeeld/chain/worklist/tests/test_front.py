"""The front page."""

import pytest
from django.test import Client

from fixtures.personas import Persona


@pytest.mark.django_db
def test_a_visitor_sees_112_first_and_three_ways(client: Client) -> None:
    page = client.get("/").content.decode()
    places = [page.index(text) for text in ("tel:112", "/signalen/nieuw/", "/signalen/volgen/", "/account/")]
    assert places == sorted(places)
    assert not client.cookies


def test_staff_go_to_their_work(coordinator: Persona) -> None:
    assert coordinator.client.get("/").headers["Location"] == "/werk/"
