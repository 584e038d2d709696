"""Two answers for monitoring: alive, and ready. Why not is told only to who brings the token."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from .readiness import findings

UNAVAILABLE = 503


@require_safe
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view is given the request
    """Answer that the process answers; the database is not asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Answer whether people can work now."""
    found = findings()
    status = 200 if all(finding.ok for finding in found) else UNAVAILABLE
    if brings_token(request):
        return JsonResponse({finding.name: finding.as_json() for finding in found}, status=status)
    return HttpResponse("ok\n" if status != UNAVAILABLE else "not ready\n", content_type="text/plain", status=status)


def brings_token(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(settings.MONITORING_TOKEN) and constant_time_compare(given, settings.MONITORING_TOKEN)
