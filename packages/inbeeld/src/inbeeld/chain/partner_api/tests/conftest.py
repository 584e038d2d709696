"""What the tests of this room start from: a key of the partner's organisation, and a signal as a system sends it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.partner_api.rules import USUAL_LIFE
from inbeeld.chain.partner_api.services.keys import issue_key

FACTS = "Verzonnen: twee keer gezien dat hij na school werd opgehaald."
SIGNALS = "/api/v1/signals"
Send = Callable[..., HttpResponse]


@pytest.fixture
def make_key(administrator: Persona, partner: Persona) -> Callable[..., str]:
    """`make_key(may_follow=False)`: a key of the partner's organisation, as its system has it."""

    def make(persona: Persona = partner, **rights: bool) -> str:
        assert persona.membership is not None
        given = {"may_hand_in": True, "may_follow": True, **rights}
        last = timezone.localdate() + USUAL_LIFE
        organisation = persona.membership.organisation
        return issue_key(organisation, "Volgsysteem (verzonnen)", expires_on=last, **given, by=administrator.actor)[1]

    return make


@pytest.fixture
def key(make_key: Callable[..., str]) -> str:
    return make_key()


@pytest.fixture
def sent(place: Place) -> dict[str, Any]:
    return {
        "kind": "report",
        "municipality": place.municipality.code,
        "facts": FACTS,
        "form": "sexual",
        "setting": "education",
        "persons": [{"age_band": "12-15", "sex": "boy"}],
    }


@pytest.fixture
def send(key: str, sent: dict[str, Any]) -> Send:
    """`send(body, idempotency_key=..., key=...)` as a system does it."""

    def post(body: Any = None, *, idempotency_key: str | None = None, key: str = key) -> HttpResponse:
        content = body if isinstance(body, bytes) else json.dumps(sent if body is None else body)
        headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": idempotency_key or str(uuid.uuid4())}
        return Client().post(SIGNALS, content, content_type="application/json", headers=headers)  # type: ignore[return-value]

    return post
