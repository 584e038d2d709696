"""Ends sessions that were left alone or have lasted a working day, and lists the ones that are open."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .client import device_name
from .kept_forms import remember_browser_user
from .known_devices import remember_device
from .models import OpenSession, User
from .session_store import kept_as

TOUCH_SECONDS = 60  # a write a minute is enough


class SessionLimits:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._limit(request, int(time.time()))
        response = self.get_response(request)
        if request.user.is_authenticated and "listed" not in request.session:
            self._list(request, request.user, int(time.time()))
            remember_browser_user(response, request.user)
            remember_device(request, response, request.user.email)
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME, request.user.language, secure=settings.SESSION_COOKIE_SECURE
            )
        return response

    def _limit(self, request: HttpRequest, now: int) -> None:
        started = request.session.get("started_at", now)
        seen = request.session.get("seen_at", now)
        if now - seen > settings.SESSION_IDLE_SECONDS or now - started > settings.SESSION_HARD_SECONDS:
            self._end(request)
        elif "listed" in request.session and (now - seen > TOUCH_SECONDS or self._has_new_key(request)):
            self._touch(request, now)

    def _list(self, request: HttpRequest, user: User, now: int) -> None:
        """Put a session that just began on the list of open ones."""
        if request.session.session_key is None:
            request.session.save()
        key = kept_as(request.session.session_key)
        opened, _made = OpenSession.objects.update_or_create(
            session_key=key, defaults={"user": user, "device": device_name(request), "seen_at": timezone.now()}
        )
        request.session.update({"listed": str(opened.pk), "listed_key": key, "seen_at": now})
        request.session.setdefault("started_at", now)

    def _touch(self, request: HttpRequest, now: int) -> None:
        key = kept_as(request.session.session_key)
        found = OpenSession.objects.filter(pk=request.session["listed"]).update(session_key=key, seen_at=timezone.now())
        if not found:  # ended from elsewhere at this very moment
            self._end(request)
            return
        request.session.update({"listed_key": key, "seen_at": now})

    def _has_new_key(self, request: HttpRequest) -> bool:
        return bool(request.session.get("listed_key") != kept_as(request.session.session_key))

    def _end(self, request: HttpRequest) -> None:
        OpenSession.objects.filter(session_key=kept_as(request.session.session_key)).delete()
        logout(request)
