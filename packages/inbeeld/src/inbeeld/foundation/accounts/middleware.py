"""Ends sessions that were left alone or have lasted a working day."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse


class SessionLimits:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            started = request.session.setdefault("started_at", now)
            seen = request.session.get("seen_at", now)
            if now - seen > settings.SESSION_IDLE_SECONDS or now - started > settings.SESSION_HARD_SECONDS:
                logout(request)
            elif now - seen > 60 or "seen_at" not in request.session:  # noqa: PLR2004 - a write a minute is enough
                request.session["seen_at"] = now
        return self.get_response(request)
