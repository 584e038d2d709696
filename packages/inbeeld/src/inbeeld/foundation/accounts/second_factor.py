"""Whether this session has proved a second factor, and the way there when it has not."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from .session_keys import DEMO_FACTOR


def has_second_factor(request: HttpRequest) -> bool:
    if settings.DEMO and request.session.get(DEMO_FACTOR):
        return True
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def ask_second_factor(request: HttpRequest) -> HttpResponseRedirect:
    """To the page that sets one up; or, when he has one that this session did not prove, to the page that asks it."""
    page = "mfa_index"
    if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        page = "mfa_reauthenticate"
    elif is_mfa_enabled(request.user, [Authenticator.Type.WEBAUTHN]):
        page = "mfa_reauthenticate_webauthn"
    back = request.get_full_path() if request.method == "GET" else settings.LOGIN_REDIRECT_URL
    return HttpResponseRedirect(f"{reverse(page)}?{urlencode({'next': back})}")
