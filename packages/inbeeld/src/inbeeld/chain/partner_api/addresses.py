"""The addresses of the interface: also what is not there answers as a problem, not as a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from .interface import api
from .problems import not_found, problem_response, wrong_method

View = Callable[..., HttpResponse]


def addresses() -> tuple[list[URLPattern], str, str]:
    """What `path` takes in the place of an include."""
    found, app_name, namespace = api.urls
    patterns = [one for one in found if isinstance(one, URLPattern)]
    for pattern in patterns:
        pattern.callback = with_problems(pattern.callback)
    return [*patterns, path("<path:rest>", nowhere, name="nowhere")], app_name, namespace


def with_problems(view: Any) -> View:
    """A wrong method is told as every other problem."""

    @wraps(view)
    def answering(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        if isinstance(response, HttpResponseNotAllowed):
            return problem_response(request, wrong_method(response["Allow"]))
        return response

    return answering


@csrf_exempt
def nowhere(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 - whatever it was
    return problem_response(request, not_found())
