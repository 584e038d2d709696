"""Public pages, ready to send: when a broadcast names the site, thousands read them within minutes.

Only what is the same for everybody is kept: a page asked without any cookie, at a known address, in a known language.
Each is made from a request of our own, never from a visitor's, and stays when it cannot be made anew: with the database
away people still read what to do and whom to call.
"""

from __future__ import annotations

import asyncio
import gzip
import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from .bridge import Application, Environ, Scope, environ_of
from .lanes import LaneThreads

log = logging.getLogger(__name__)

KEPT_SECONDS = 60.0  # a change by an editor or administrator shows within about a minute
LANGUAGES = ("", "language=nl", "language=en")
Key = tuple[str, str]  # path, query
Headers = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class KeptPage:
    headers: Headers
    plain: bytes
    zipped: bytes
    made_at: float = field(default_factory=time.monotonic)

    @property
    def is_old(self) -> bool:
        return time.monotonic() - self.made_at > KEPT_SECONDS


class KeptPages:
    """The pages at `addresses`, as the application made them last."""

    def __init__(self, application: Application, addresses: Callable[[], Iterable[str]]) -> None:
        self.application = application
        self._addresses = addresses
        self.addresses: frozenset[str] = frozenset()
        self.kept: dict[Key, KeptPage] = {}
        self.being_made: set[Key] = set()

    def open(self) -> None:
        """Make every page once, so that none depends on the database afterwards."""
        self.addresses = frozenset(self._addresses())
        for path in sorted(self.addresses):
            for query in LANGUAGES:
                self.make((path, query))

    def key_of(self, scope: Scope) -> Key | None:
        """Which kept page is asked for, if it is one."""
        if scope["method"] not in {"GET", "HEAD"} or scope["path"] not in self.addresses:
            return None
        query = scope["query_string"].decode("latin-1")
        headers = dict(scope["headers"])
        if query not in LANGUAGES or b"cookie" in headers or not _is_ours(headers.get(b"host", b"")):
            return None
        return scope["path"], query

    def answer(self, key: Key, scope: Scope) -> tuple[Headers, bytes] | None:
        page = self.kept.get(key)
        if page is None or (settings.SECURE_SSL_REDIRECT and _scheme(scope) != "https"):
            return None
        accepts = dict(scope["headers"]).get(b"accept-encoding", b"")
        body, extra = (page.zipped, [(b"content-encoding", b"gzip")]) if b"gzip" in accepts else (page.plain, [])
        headers = [*page.headers, *extra, (b"content-length", str(len(body)).encode())]
        return headers, b"" if scope["method"] == "HEAD" else body

    async def renew(self, key: Key, lane: LaneThreads) -> None:
        """Make an old page anew beside its readers, one at a time."""
        if key in self.being_made:
            return
        self.being_made.add(key)
        try:
            async with lane.thread() as threads:
                await asyncio.get_running_loop().run_in_executor(threads, self.make, key)
        finally:
            self.being_made.discard(key)

    def is_old(self, key: Key) -> bool:
        return key not in self.kept or self.kept[key].is_old

    def make(self, key: Key) -> None:
        """Keep the page when the application answers with one that sets nothing; else what was kept stays."""
        try:
            status, headers, body = self._ask(_question(*key))
        except Exception:
            log.exception("A public page could not be made anew.")
            return
        if not status.startswith("200") or any(name.lower() == "set-cookie" for name, _ in headers):
            return
        kept = [
            (name.lower().encode("ascii"), value.encode("latin-1"))
            for name, value in headers
            if name.lower() not in {"content-length", "content-encoding"}
        ]
        self.kept[key] = KeptPage(kept, body, gzip.compress(body, 6, mtime=0))

    def _ask(self, environ: Environ) -> tuple[str, list[tuple[str, str]], bytes]:
        told: list[Any] = []
        answer = self.application(environ, lambda status, headers, *_: told.extend((status, list(headers))))
        try:
            body = b"".join(answer)
        finally:
            close = getattr(answer, "close", None)
            if close is not None:
                close()
        return told[0], told[1], body


def _question(path: str, query: str) -> Environ:
    scope: Scope = {
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "http_version": "1.1",
        "scheme": "https" if settings.SECURE_SSL_REDIRECT else "http",
        "headers": [(b"host", _own_host().encode()), (b"x-forwarded-proto", b"https")],
    }
    return environ_of(scope, b"")


def _own_host() -> str:
    named = (host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*")
    return next(named, "localhost")


def _is_ours(host: bytes) -> bool:
    domain, _port = split_domain_port(host.decode("latin-1"))
    allowed = settings.ALLOWED_HOSTS or (["localhost", "127.0.0.1", "[::1]"] if settings.DEBUG else [])
    return bool(domain) and validate_host(domain, allowed)


def _scheme(scope: Scope) -> str:
    forwarded = dict(scope["headers"]).get(b"x-forwarded-proto", b"").decode("latin-1")
    return forwarded or str(scope.get("scheme", "http"))
