"""A conversation, its number, and who answers."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable

import pytest
from django.core import signing
from django.test import Client

from fixtures.personas import Persona
from inbeeld.chain.outreach.models import Conversation
from inbeeld.chain.outreach.services.unseen import start
from inbeeld.chain.signals.api import TOKEN_SALT, new_token, read_token

NEW, BACK, INBOX = "/bericht/", "/bericht/terug/", "/gesprekken/"
NUMBER = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
WORDS = "Ik weet niet of dit normaal is, verzonnen verhaal."


class EarlierSigner(signing.TimestampSigner):
    """Signs as it would have an hour ago."""

    def timestamp(self) -> str:
        return signing.b62_encode(int(time.time()) - 3600)


def opened() -> dict[str, str]:
    """What a page sends along to show when it was opened."""
    return {"token": new_token()}


def opened_an_hour_ago() -> dict[str, str]:
    return {"token": EarlierSigner(salt=TOKEN_SALT).sign(secrets.token_urlsafe())}


@pytest.fixture
def anybody(db: None) -> Client:
    """A browser without any cookie."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def begin(outreach_worker: Persona) -> Callable[..., tuple[Conversation, str]]:
    """`begin("words")` gives a conversation and its number."""

    def begin_one(text: str = WORDS) -> tuple[Conversation, str]:
        submission = read_token(new_token())
        assert submission is not None
        receipt = start(text, None, submission=submission)
        assert receipt.code is not None
        return receipt.conversation, receipt.code

    return begin_one


@pytest.fixture
def make_token() -> Callable[[], str]:
    return new_token
