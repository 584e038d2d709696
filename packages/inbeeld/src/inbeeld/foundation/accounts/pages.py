"""Who may open a page at all: somebody who signed in and proved a second factor."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from .kept_forms import ask_to_sign_in, forget_sent
from .models import User
from .second_factor import ask_second_factor, has_second_factor

P = ParamSpec("P")


class UserRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


View = Callable[Concatenate[UserRequest, P], HttpResponseBase]


def ask_who_it_is(request: HttpRequest) -> HttpResponse | None:
    """The page that asks for a sign-in or a second factor; None when both are there."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    if not has_second_factor(request):
        return ask_second_factor(request)
    return None


def own_page(view: View[P]) -> View[P]:
    """A page about the person himself: any role, or none."""

    @wraps(view)
    def guarded(request: UserRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        question = ask_who_it_is(request)
        if question is not None:
            return question
        response = view(request, *args, **kwargs)
        forget_sent(request, response)
        return response

    return guarded
