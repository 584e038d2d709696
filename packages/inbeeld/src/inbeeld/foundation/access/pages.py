"""Decorators that guard a page before it looks for any record."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase

from inbeeld.foundation.accounts.api import ask_who_it_is, forget_sent

from .actor import ActorRequest
from .rules import Action

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponseBase]


def staff_page(action: Action = Action.WORK) -> Callable[[View[P]], View[P]]:
    """Only for signed-in staff with a second factor whose role may ever do `action`.

    Strangers are asked to sign in (what they typed is kept), staff without a second factor to set one up, and a role
    that never may gets 403.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            question = ask_who_it_is(request)
            if question is not None:
                return question
            if not request.actor.may(action):
                raise PermissionDenied
            response = view(request, *args, **kwargs)
            forget_sent(request, response)
            return response

        guarded.required_action = action  # type: ignore[attr-defined]  # read by the permission matrix
        return guarded

    return decorate
