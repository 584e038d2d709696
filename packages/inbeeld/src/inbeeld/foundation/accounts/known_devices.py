"""A browser in which somebody signed in before: strangers who try that account do not make it wait.

It carries a signed cookie with a keyed hash of the account and a random number of its own. It opens nothing: mistakes
made with it are counted for it alone, so a stolen cookie makes the next attempt wait like any other.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from .client import keyed_hash

COOKIE = "apparaat"
KEPT_SECONDS = 90 * 24 * 60 * 60
_SALT = "inbeeld.accounts.known_device"


def account_key(email: str) -> str:
    return keyed_hash("account", email.strip().lower())


def known_device(request: HttpRequest, email: str) -> str | None:
    """The random number of this browser, where this account signed in with it within the last months."""
    try:
        account, device = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=KEPT_SECONDS)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return device if account == account_key(email) else None


def remember_device(request: HttpRequest, response: HttpResponse, email: str) -> None:
    device = known_device(request, email) or secrets.token_urlsafe(16)
    response.set_cookie(
        COOKIE,
        signing.dumps([account_key(email), device], salt=_SALT),
        max_age=KEPT_SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
