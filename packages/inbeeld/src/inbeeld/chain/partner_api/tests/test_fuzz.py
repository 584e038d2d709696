"""The description of the interface is true: whatever is sent by it or against it gets an answer that it names."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from fixtures.personas import Place
from inbeeld.chain.partner_api.services import rate_limit
from inbeeld.foundation.ceilings.api import Rate

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
OPERATIONS = ["hand_in_signal", "follow_signal", "code_lists", "municipalities", "health"]
# Few and always the same: enough to reach every rule, quick enough for each run on both engines.
BOUNDED = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """As the client of Django does: what a test did in its transaction stays while requests come and go."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize(
    ("name", "mode"),
    [("hand_in_signal", GenerationMode.NEGATIVE), *((name, GenerationMode.POSITIVE) for name in OPERATIONS)],
)
def test_whatever_is_sent_gets_an_answer_that_the_description_names(
    name: str, mode: GenerationMode, key: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limit, "A_MINUTE", Rate(10_000, 60))
    monkeypatch.setattr(rate_limit, "A_DAY", Rate(10_000, 86_400))
    operation = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler()).find_operation_by_id(name)
    seen: set[int] = set()
    wanted = {422} if mode is GenerationMode.NEGATIVE else {200, 201, 404}
    checks = [*CHECKS, negative_data_rejection] if mode is GenerationMode.NEGATIVE else CHECKS

    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def fuzz(case: schemathesis.Case[Any]) -> None:
        if mode is GenerationMode.POSITIVE and isinstance(case.body, dict):
            case.headers["Idempotency-Key"] = str(uuid.uuid4())
            case.body["municipality"] = place.municipality.code
        answer = case.call_and_validate(headers={"Authorization": f"Bearer {key}"}, checks=checks)
        seen.add(answer.status_code)

    fuzz()
    assert seen & wanted, f"only {seen}: nothing was tried that matters"
