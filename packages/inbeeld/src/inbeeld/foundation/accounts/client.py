"""Where a request comes from, kept only as what cannot be read back."""

from __future__ import annotations

import re

from allauth.core.internal.httpkit import get_client_ip
from allauth.core.internal.ratelimit import truncate_ip
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

_BROWSERS = [("Edge", r"Edg"), ("Firefox", r"Firefox|FxiOS"), ("Chrome", r"Chrome|CriOS"), ("Safari", r"Safari")]
_SYSTEMS = [
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh"),
    ("Linux", r"Linux"),
]


def keyed_hash(purpose: str, value: str) -> str:
    """A hash that nobody can reverse by trying all addresses, without our secret key."""
    return salted_hmac(f"inbeeld.accounts.{purpose}", value, algorithm="sha256").hexdigest()


def client_key(request: HttpRequest) -> str:
    """A keyed hash of the client's address (of its network, for IPv6)."""
    return keyed_hash("client", truncate_ip(get_client_ip(request) or "unknown"))


def device_name(request: HttpRequest) -> str:
    """Roughly which browser on what: "Firefox, Windows"; nothing that singles out one machine."""
    agent = request.headers.get("User-Agent", "")
    found = [_first(_BROWSERS, agent), _first(_SYSTEMS, agent)]
    return ", ".join(name for name in found if name)


def _first(names: list[tuple[str, str]], agent: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, agent)), "")
