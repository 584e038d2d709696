"""The privacy officer sees what goes when, and holds what has to stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.retention.models import Hold
from inbeeld.retention.services import run

pytestmark = pytest.mark.django_db
PAGE = "/toezicht/bewaren/"


def test_what_was_announced_stands_on_the_page(make_closed: Callable[..., Case], privacy_officer: Persona) -> None:
    case = make_closed()
    run(timezone.localdate(), most=10)
    page = privacy_officer.client.get(PAGE).content.decode()
    assert case.pseudonym in page
    assert "Jeugdwet" in page


def test_a_hold_is_placed_by_pseudonym_and_lifted(make_closed: Callable[..., Case], privacy_officer: Persona) -> None:
    case = make_closed()
    typed = {"what": case.pseudonym, "reason": "Verzonnen rechtszaak.", "review_on": "1-1-2099"}
    assert privacy_officer.client.post(f"{PAGE}vasthouden/", typed).status_code == 302
    held = Hold.objects.get()
    assert "Verzonnen rechtszaak." in privacy_officer.client.get(PAGE).content.decode()
    privacy_officer.client.post(f"{PAGE}vasthouden/{held.pk}/opheffen/")
    assert not Hold.objects.standing().exists()


def test_a_name_that_is_not_known_is_not_held(privacy_officer: Persona) -> None:
    typed = {"what": "Bestaatniet 1", "reason": "x", "review_on": "1-1-2099"}
    assert privacy_officer.client.post(f"{PAGE}vasthouden/", typed).status_code == 422
