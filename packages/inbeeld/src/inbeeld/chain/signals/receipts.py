"""The code that a professional gets once, and the token that makes a form count once."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from django.core import signing

from inbeeld.foundation.vault.api import key_provider

from .rules import code_from, plain_code

TOKEN_SALT = "inbeeld.signals.form"  # noqa: S105 - a name, not a secret
TOKEN_BYTES = 16
DRAWS = 5
FORM_LIFE = dt.timedelta(days=1)
CODE_SHOWN_AGAIN = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Submission:
    """One form as it was sent out: everything that comes in under it is the same hand-in."""

    nonce: str
    is_stale: bool = False

    @property
    def key(self) -> str:
        """What the database keeps of it."""
        return _mac("signal submission", self.nonce)


def new_token() -> str:
    return signing.TimestampSigner(salt=TOKEN_SALT).sign(secrets.token_urlsafe(TOKEN_BYTES))


def read_token(token: str, *, life: dt.timedelta = FORM_LIFE) -> Submission | None:
    """The form that a token belongs to, stale after its life; None when it is not one of ours."""
    signer = signing.TimestampSigner(salt=TOKEN_SALT)
    try:
        nonce = signer.unsign(token)
    except signing.BadSignature:
        return None
    try:
        signer.unsign(token, max_age=life)
    except signing.SignatureExpired:
        return Submission(nonce, is_stale=True)
    return Submission(nonce)


def codes_of(submission: Submission) -> Iterator[str]:
    """Derived, not drawn: the same form gives the same code, and the database never holds it.

    The first is used, or the next where another signal happens to have that one already.
    """
    for attempt in range(DRAWS):
        yield code_from(key_provider().mac("signal code", f"{attempt}:{submission.nonce}".encode()))


def mac_of(code: str) -> str | None:
    """Under what a signal with this code is found; None when nobody can have been given this code."""
    digits = plain_code(code)
    return None if digits is None else _mac("signal code lookup", digits)


def _mac(purpose: str, text: str) -> str:
    return key_provider().mac(purpose, text.encode()).hex()
