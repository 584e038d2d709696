"""The pages that belong to the frame itself."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import defaults
from django.views.decorators.http import require_POST, require_safe

from .samples import example_confirmation, example_context, example_errors, example_frame

ERROR_PAGES = ("400", "403", "403_csrf", "404", "500", "503")
UNAVAILABLE = 503
YEAR = 365 * 24 * 60 * 60


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Show each component in each of its states, in the frame for staff."""
    return render(request, "design/style.html", example_context() | example_frame())


@require_safe
def public_style(request: HttpRequest) -> HttpResponse:
    """Show the same components in the public frame."""
    return render(request, "design/public_style.html", example_context() | {"cookie_free": True})


@require_safe
def confirmation_style(request: HttpRequest) -> HttpResponse:
    """Show the page that asks to confirm something, instead of a dialog."""
    return render(request, "design/confirm.html", example_confirmation())


@require_safe
def wrong_form_style(request: HttpRequest) -> HttpResponse:
    """Show what a page looks like after a form was sent with mistakes."""
    return render(request, "design/wrong_form_style.html", example_errors())


@require_POST
def draft_style(_request: HttpRequest) -> HttpResponse:
    """Take a draft of the sample form, and forget it."""
    return HttpResponse(status=204)


@require_safe
def error_style(request: HttpRequest, name: str) -> HttpResponse:
    """Show the page for an error without making one."""
    if name not in ERROR_PAGES:
        raise Http404
    return render(request, f"{name}.html")


def server_error(request: HttpRequest) -> HttpResponse:
    """Say whether something broke, or whether the database alone does not answer: then it is worth trying again."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return defaults.server_error(request)
    page = render_to_string("503.html")
    return HttpResponse(page, status=UNAVAILABLE, headers={"Retry-After": "60"})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language and go back to the page."""
    chosen = request.POST.get("language", "")
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        target = "/"
    response = redirect(target)
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Clear what this site left in the browser and go on to a neutral site at once."""
    response = render(request, "design/leave.html", {"target": settings.QUICK_EXIT_URL})
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
