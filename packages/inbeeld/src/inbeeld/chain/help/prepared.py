"""The public pages, ready to send: when a broadcast names the site, thousands read them within minutes.

Only what is the same for everybody is kept: a page asked without any cookie, at a known address, in a known language.
Everything else goes the ordinary way.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from django.urls import NoReverseMatch, reverse

from .content import pages

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
# Address, language asked for, whether the page may be compressed, whether it came over TLS.
Asked = tuple[str, str, bool, bool]
Ready = tuple[str, list[tuple[str, str]], bytes]

LANGUAGES = {"", "taal=nl", "taal=en"}
KEPT_SECONDS = 60  # what an editor or administrator changes shows within a minute


class PreparedPages:
    """Answers what it has answered before from memory; the application answers it the first time."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.addresses: frozenset[str] = frozenset()
        self.ready: dict[Asked, tuple[float, Ready]] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        asked = self._asked(environ)
        if asked is None:
            return self.application(environ, start_response)
        made_at, kept = self.ready.get(asked, (0.0, None))
        ready = kept if kept and time.monotonic() - made_at < KEPT_SECONDS else self._make(asked, environ)
        start_response(ready[0], ready[1])
        return [ready[2]]

    def _asked(self, environ: Environ) -> Asked | None:
        """What is asked, where it is the same for everybody."""
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_COOKIE" in environ:
            return None
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        if path not in (self.addresses or self._find_addresses()) or query not in LANGUAGES:
            return None
        secure = environ.get("HTTP_X_FORWARDED_PROTO", environ.get("wsgi.url_scheme")) == "https"
        return path, query, "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""), secure

    def _find_addresses(self) -> frozenset[str]:
        found = {
            reverse("help:start"),
            reverse("help:nearby"),
            *(reverse("help:page", args=[one.number]) for one in pages("nl").values()),
        }
        with suppress(NoReverseMatch):
            found.add(reverse("worklist:front"))
        self.addresses = frozenset(found)
        return self.addresses

    def _make(self, asked: Asked, environ: Environ) -> Ready:
        """Let the application answer; keep it when it is a page that sets nothing."""
        told: list[Any] = []

        def listen(status: str, headers: list[tuple[str, str]], *_: object) -> None:
            told.extend((status, headers))

        answer = self.application(environ, listen)
        body = b"".join(answer)
        if close := getattr(answer, "close", None):
            close()
        ready = (told[0], list(told[1]), body)
        if told[0].startswith("200") and not any(name.lower() == "set-cookie" for name, _ in told[1]):
            self.ready[asked] = time.monotonic(), ready
        return ready
