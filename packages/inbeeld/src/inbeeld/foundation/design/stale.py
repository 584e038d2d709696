"""A form whose page stood open too long: nothing is saved, and nothing that was typed is lost."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

WORTH_KEEPING = 20


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's own signature
    """Answer a form without a valid token, named in the CSRF_FAILURE_VIEW setting."""
    return HttpResponse(render_to_string("403_csrf.html", {"texts": texts_in(request)}), status=403)


def texts_in(request: HttpRequest) -> list[str]:
    """Return the longer texts that were typed, if a page of ours sent them; a forged form gets nothing shown."""
    if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
        return []
    typed = [text for name, values in request.POST.lists() if is_text(name) for text in values]
    return [text for text in typed if len(text) > WORTH_KEEPING]


def is_text(name: str) -> bool:
    return not any(word in name.lower() for word in ("password", "token", "code", "next"))
