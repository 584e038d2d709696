"""What the tests of this room start from: a hand-in as the page sends it, and a signal at the coordinator's desk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from fixtures.personas import Persona, Place, make_place
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.receipts import new_token, read_token
from inbeeld.chain.signals.services.intake import HandIn, PersonSeen, hand_in
from inbeeld.foundation.accounts.api import NATIONAL_CODE

NEW, FOLLOW, INBOX = "/signalen/nieuw/", "/signalen/volgen/", "/signalen/"
CODE = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
FACTS = "Twee keer gezien dat hij na school door een onbekende auto werd opgehaald."


@pytest.fixture
def typed(place: Place) -> dict[str, str]:
    """A hand-in as somebody fills it in, with a fresh token."""
    return {
        "token": new_token(),
        "kind": "report",
        "municipality": place.municipality.name,
        "facts": FACTS,
        "interpretation": "Ik maak me zorgen: hij heeft ineens veel geld.",
        "form": "sexual",
        "age_band": "12-15",
        "sex": "boy",
        "setting": "education",
        "contact": "",
    }


@pytest.fixture
def anybody(db: None) -> Client:
    """A browser without any cookie, which fails a test that gets one."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def make_signal(place: Place) -> Callable[..., tuple[Signal, str]]:
    """`make_signal(kind="question")` gives a signal and its code."""

    def make(at: Place = place, **given: object) -> tuple[Signal, str]:
        submission = read_token(new_token())
        assert submission is not None
        filled: dict[str, object] = {
            "kind": "report",
            "municipality": at.municipality,
            "form": "sexual",
            "setting": "education",
            "facts": FACTS,
            "interpretation": "",
            "contact": "",
            "persons": (PersonSeen("12-15", "boy"),),
        }
        receipt = hand_in(HandIn(**{**filled, **given}), submission)  # type: ignore[arg-type]
        assert receipt.code is not None
        return receipt.signal, receipt.code

    return make


@pytest.fixture
def signal(make_signal: Callable[..., tuple[Signal, str]], coordinator: Persona) -> Signal:
    """A new signal at the coordinator's desk."""
    return make_signal()[0]


@pytest.fixture
def make_token() -> Callable[[], str]:
    return new_token


@pytest.fixture
def national_desk(db: None) -> Place:
    """The desk that takes what no region coordinates."""
    found = make_place("Landelijk", "Nergens", 9)
    found.region.code = NATIONAL_CODE
    found.region.save()
    return found
