"""Finds out who asks, once a request, when somebody first wants to know."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from .actor import ActorRequest
from .services import current_actor


class CurrentActor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast("ActorRequest", request).actor = SimpleLazyObject(lambda: current_actor(request))  # type: ignore[assignment]
        return self.get_response(request)
