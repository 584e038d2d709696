"""Finds out who asks, once a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from .actor import ActorRequest
from .services import current_actor


class CurrentActor:
    """Costs a stranger without a session no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast("ActorRequest", request).actor = current_actor(request)
        return self.get_response(request)
