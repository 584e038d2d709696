"""What a request asks for, before any of its body is read."""

from __future__ import annotations

from django.conf import settings
from django.urls import Resolver404, resolve

from .bridge import Scope
from .rules import Asked

READS = {"GET", "HEAD", "OPTIONS"}


def asked_of(scope: Scope) -> Asked:
    path = scope["path"]
    if path.startswith(settings.STATIC_URL):
        return Asked(is_static=True)
    try:
        match = resolve(path)
    except Resolver404:
        return Asked(sends=scope["method"] not in READS)
    return Asked(
        is_health=match.namespace == "operations",
        is_staff=hasattr(match.func, "required_action"),
        is_account=path.startswith("/account/"),
        by_system=b"authorization" in dict(scope["headers"]) and match.namespace != "operations",
        sends=scope["method"] not in READS,
        takes_files=getattr(match.func, "takes_files", False),
        with_code=getattr(match.func, "with_code", False),
    )


def announced_size(scope: Scope) -> int | None:
    """The length of the body in bytes; None where the header is missing or makes no sense."""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length")
    if length is None:
        return None if b"transfer-encoding" in headers else 0
    return int(length) if length.isdigit() else None
