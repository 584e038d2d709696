"""The front page."""

import pytest
from django.test import Client

from fixtures.personas import Persona


@pytest.mark.django_db
def test_a_visitor_sees_112_first_and_says_in_four_plain_choices_who_they_are(client: Client) -> None:
    page = client.get("/").content.decode()
    ways = ("tel:112", "/info/", "/naasten/", "/signalen/nieuw/", "/signalen/volgen/", "/account/")
    places = [page.index(f'href="{way}') for way in ways]
    assert places == sorted(places)
    assert page.count("<h2>") == 4
    assert not client.cookies


def test_staff_go_to_their_work(coordinator: Persona) -> None:
    assert coordinator.client.get("/").headers["Location"] == "/werk/"
