"""Somebody who acts, and something that is acted on."""

import uuid
from dataclasses import dataclass, field

import pytest


@dataclass(frozen=True)
class Somebody:
    user_id: uuid.UUID | None = field(default_factory=uuid.uuid4)
    membership_id: uuid.UUID | None = field(default_factory=uuid.uuid4)
    role: str | None = "coordinator"
    organisation_id: uuid.UUID | None = field(default_factory=uuid.uuid4)


@pytest.fixture
def somebody() -> Somebody:
    return Somebody()
