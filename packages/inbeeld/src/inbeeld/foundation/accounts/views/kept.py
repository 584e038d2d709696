"""The form that an expired session could not take."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from inbeeld.foundation.accounts.kept_forms import TOKEN, kept_form
from inbeeld.foundation.accounts.pages import UserRequest, own_page

READABLE = 3  # values shorter than this are codes and ticks


@never_cache
@require_safe
@own_page
def kept(request: UserRequest) -> HttpResponse:
    """Shows what he typed; he sends it himself, as if his session had never ended."""
    found = kept_form(request)
    if found is None:
        return redirect(settings.LOGIN_REDIRECT_URL)
    fields = [(name, value) for name, values in found.reveal("typed").items() for value in values]
    texts = [value for _name, value in fields if len(value) >= READABLE]
    return render(request, "accounts/kept.html", {"path": found.path, "fields": fields, "texts": texts})


@require_POST
@own_page
def discard_kept(request: UserRequest) -> HttpResponse:
    found = kept_form(request)
    if found is not None:
        found.forget()
    response = redirect(settings.LOGIN_REDIRECT_URL)
    response.delete_cookie(TOKEN)
    return response
