"""A form that was taken leaves no draft behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from inbeeld.foundation.access.api import ActorRequest

from .services import forget_sent

MOVED_ON = frozenset({302, 303})


class ForgetSentDrafts:
    """Every page answers a form that it took by going on to another page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        actor = cast("ActorRequest", request).actor
        if request.method == "POST" and actor.is_staff and actor.user_id and response.status_code in MOVED_ON:
            forget_sent(actor.user_id, request.path)
        return response
