"""Decorators that guard a page before it looks for any record."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import redirect, resolve_url

from .actor import ActorRequest
from .rules import Action

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponseBase]


def staff_page(action: Action = Action.WORK) -> Callable[[View[P]], View[P]]:
    """Only for signed-in staff with a second factor whose role may ever do `action`.

    Strangers are asked to sign in, staff without a second factor to set one up, and a role that never may gets 403.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
            if not request.actor.second_factor:
                return redirect("mfa_index")
            if not request.actor.may(action):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.required_action = action  # type: ignore[attr-defined]  # read by the permission matrix
        return guarded

    return decorate
