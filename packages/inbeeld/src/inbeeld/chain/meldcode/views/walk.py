"""The walk for everybody: it keeps nothing and sets no cookie. An answer is a link; it says nothing about anybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from inbeeld.chain.meldcode.content import Route, frameworks, walk
from inbeeld.chain.meldcode.rules import QUESTIONS, STEPS, Says, next_after
from inbeeld.foundation.design.api import indexable

WEIGH = 4


@indexable
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "meldcode/start.html", {"walk": walk()})


@indexable
@require_safe
def whole(request: HttpRequest, letter: str) -> HttpResponse:
    """All five steps on one page, to read or to print."""
    found = walk()
    return render(request, "meldcode/whole.html", {"walk": found, "route": _route(letter)})


@indexable
@require_safe
def step(request: HttpRequest, letter: str, number: int) -> HttpResponse:
    if number not in STEPS:
        raise Http404
    context = {"route": _route(letter), "number": number, "step": walk().steps[number], "weighs": number == WEIGH}
    return render(request, "meldcode/step.html", context)


@indexable
@require_safe
def question(request: HttpRequest, letter: str, number: int) -> HttpResponse:
    if number not in QUESTIONS:
        raise Http404
    route = _route(letter)
    context = {
        "route": route,
        "number": number,
        "question": walk().questions[number],
        "yes_url": _after(route, number, yes=True),
        "no_url": _after(route, number, yes=False),
    }
    return render(request, "meldcode/question.html", context)


@indexable
@require_safe
def outcome(request: HttpRequest, letter: str, number: int) -> HttpResponse:
    """What the code says; numbered, so that the address tells nothing."""
    if not 1 <= number <= len(Says):
        raise Http404
    said = list(Says)[number - 1]
    context = {
        "route": _route(letter),
        "outcome": walk().outcomes[said.value],
        "decide": walk().steps[STEPS[-1]],
        "reports": said in {Says.REPORT, Says.AGAIN},
    }
    return render(request, "meldcode/outcome.html", context)


@indexable
@require_safe
def professions(request: HttpRequest) -> HttpResponse:
    """The assessment frameworks, each with its source."""
    return render(request, "meldcode/professions.html", {"frameworks": frameworks().values()})


def _route(letter: str) -> Route:
    found = walk().routes.get(letter)
    if found is None:
        raise Http404
    return found


def _after(route: Route, number: int, *, yes: bool) -> str:
    following = next_after(number, yes=yes)
    if isinstance(following, Says):
        return reverse("meldcode:outcome", args=[route.key, list(Says).index(following) + 1])
    return reverse("meldcode:question", args=[route.key, following])
