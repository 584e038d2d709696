"""Who asks: a system with a key, not too often."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer

from inbeeld.foundation.accounts.api import client_key
from inbeeld.foundation.ceilings.api import Ceiling

from .models import SystemKey
from .problems import no_key, not_allowed, too_many
from .services.keys import key_shown
from .services.rate_limit import spend_request

# A key has 256 bits of chance: this spares the database, guessing is hopeless anyway.
WRONG_KEYS = Ceiling("system keys", "20/15m", step="5s", longest="15m", in_total=1_000, when_busy=5)
# Looking through a document costs the server a second of work; counted for each key.
DOCUMENTS = Ceiling("system documents", "100/h", step="5s", longest="2m", in_total=600, when_busy=20)


class SystemRequest(HttpRequest):
    """A request with a key that holds."""

    auth: SystemKey


class SystemBearer(HttpBearer):
    """`Authorization: Bearer inbeeld_...`; cookies play no part."""

    def __call__(self, request: HttpRequest) -> SystemKey:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        return self.authenticate(request, token.strip() if scheme.lower() == self.openapi_scheme else "")

    def authenticate(self, request: HttpRequest, token: str) -> SystemKey:
        address = client_key(request)
        if seconds := WRONG_KEYS.wait(address):
            raise too_many(seconds)
        key = key_shown(token)
        if key is None:
            if token:
                WRONG_KEYS.count(address)
            raise no_key()
        left = request.allowance = spend_request(key)  # type: ignore[attr-defined]  # read by problems.with_headers
        if left.is_spent:
            raise too_many(left.reset)
        return key


def must_hand_in(key: SystemKey) -> None:
    if not key.may_hand_in:
        raise not_allowed()


def must_follow(key: SystemKey) -> None:
    if not key.may_follow:
        raise not_allowed()


def spend_documents(key: SystemKey, number: int) -> None:
    if number and (seconds := DOCUMENTS.wait(str(key.pk))):
        raise too_many(seconds)
    for _ in range(number):
        DOCUMENTS.count(str(key.pk))
