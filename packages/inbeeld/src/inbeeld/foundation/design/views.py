"""The pages that belong to the frame itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from .middleware import indexable
from .samples import example_context

YEAR = 365 * 24 * 60 * 60


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Show each component in each of its states, in the frame for staff."""
    return render(request, "design/style.html", example_context())


@require_safe
def public_style(request: HttpRequest) -> HttpResponse:
    """Show the same components in the public frame."""
    return render(request, "design/public_style.html", example_context())


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language and go back to the page."""
    chosen = request.POST.get("taal", "")
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


@indexable
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Clear what this site left in the browser and go on to a neutral site at once."""
    response = render(request, "design/leave.html", {"target": settings.QUICK_EXIT_URL})
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    return response
