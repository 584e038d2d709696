"""Decisions about accounts over plain values."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What a person does in one organisation; the brief names them."""

    COORDINATOR = "coordinator"
    TEAM_LEAD = "team_lead"
    ATTENTION_OFFICER = "attention_officer"
    PROFESSIONAL = "professional"
    OUTREACH_WORKER = "outreach_worker"
    PARTNER = "partner"
    PROVIDER = "provider"
    POLICY_OFFICER = "policy_officer"
    ANALYST = "analyst"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"


FREE_ATTEMPTS = {"account": 3, "client": 10}
LONGEST_WAIT = {"account": 120, "client": 900}
FORGOTTEN_AFTER = 24 * 60 * 60


def seconds_to_wait(kind: str, failures: int, since_last: float) -> int:
    """How long a sign-in must wait after so many failures: nothing at first, then 2, 4, 8 seconds, up to a limit.

    For one account the limit is low: whoever tries somebody else's address can hold him up for two minutes, not more.
    """
    extra = failures - FREE_ATTEMPTS[kind]
    if extra <= 0 or since_last > FORGOTTEN_AFTER:
        return 0
    delay = min(1 << min(extra, 20), LONGEST_WAIT[kind])
    return max(0, round(delay - since_last + 0.5))


def vouches_for_factor(token: Mapping[str, Any], accepted: Collection[str]) -> bool:
    """Whether an identity token states a second factor: `amr` or `acr` holds a value that was agreed with its maker."""
    stated = token.get("amr") or []
    stated = [stated] if isinstance(stated, str) else [value for value in stated if isinstance(value, str)]
    return not {*stated, str(token.get("acr", ""))}.isdisjoint(accepted)
