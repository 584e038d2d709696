"""What somebody typed while his session had ended, kept until he has signed in again.

The browser carries two cookies: who signed in here last (signed), and a random token once a form was kept. The typed
fields are sealed, and only that same person can open them, within an hour.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from inbeeld.foundation.vault.api import DataKey

from .models import KeptForm, User

BROWSER_USER = "laatst"
TOKEN = "kept_form"  # noqa: S105 - the name of a cookie
KEPT_SECONDS = 60 * 60
BROWSER_USER_SECONDS = 3 * 24 * 60 * 60
LARGEST = 200_000
MOST = 5
_SALT = "inbeeld.accounts.browser_user"


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and from there back to where he was; a form on its way is kept first."""
    login = resolve_url(settings.LOGIN_URL)
    token = _keep(request) if request.method == "POST" else None
    back = reverse("accounts:kept") if token else _page_of(request)
    response: HttpResponse = redirect_to_login(back, login)
    if request.headers.get("HX-Request"):
        response = HttpResponseClientRedirect(response["Location"])
    if token:
        _set(response, TOKEN, token, KEPT_SECONDS)
    return response


def _page_of(request: HttpRequest) -> str:
    """Where he was: for a part of a page, the page around it."""
    around = request.headers.get("HX-Current-URL", "")
    if url_has_allowed_host_and_scheme(around, {request.get_host()}, require_https=request.is_secure()):
        return urlsplit(around)._replace(scheme="", netloc="", fragment="").geturl()
    return request.get_full_path()


def kept_form(request: HttpRequest) -> KeptForm | None:
    """What this browser kept for the person who is signed in now."""
    token = request.COOKIES.get(TOKEN, "")
    if not token or not request.user.is_authenticated:
        return None
    return (
        KeptForm.objects.filter(token_hash=_hash(token), user=request.user, kept_until__gt=timezone.now())
        .select_related("data_key")
        .first()
    )


def forget_sent(request: HttpRequest, response: HttpResponseBase) -> None:
    """A form that was kept has been sent after all."""
    if request.method != "POST" or TOKEN not in request.COOKIES:
        return
    kept = kept_form(request)
    if kept is not None and kept.path == request.get_full_path():
        kept.forget()
        response.delete_cookie(TOKEN)


def remember_browser_user(response: HttpResponse, user: User) -> None:
    """So that a form posted after the session has gone is still kept for the right person."""
    _set(response, BROWSER_USER, signing.dumps(str(user.pk), salt=_SALT), BROWSER_USER_SECONDS)


def _keep(request: HttpRequest) -> str | None:
    user = _browser_user(request)
    typed = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if user is None or not typed or sum(len(text) for values in typed.values() for text in values) > LARGEST:
        return None
    _clean_up(user)
    token = secrets.token_urlsafe(32)
    kept = KeptForm(
        id=uuid.uuid4(),
        data_key=DataKey.objects.create_key(),
        token_hash=_hash(token),
        user=user,
        path=request.get_full_path()[:500],
        kept_until=timezone.now() + dt.timedelta(seconds=KEPT_SECONDS),
    )
    kept.seal(typed=typed)
    kept.save(force_insert=True)
    return token


def _browser_user(request: HttpRequest) -> User | None:
    try:
        found = signing.loads(request.COOKIES.get(BROWSER_USER, ""), salt=_SALT, max_age=BROWSER_USER_SECONDS)
    except signing.BadSignature:
        return None
    known: User | None = User.objects.filter(pk=found, is_active=True).first()
    return known


def _clean_up(user: User) -> None:
    """Forget what is too old, and all but the newest few of this person."""
    for old in KeptForm.objects.filter(kept_until__lte=timezone.now())[:100]:
        old.forget()
    for many in KeptForm.objects.filter(user=user).order_by("-created_at")[MOST - 1 :]:
        many.forget()


def _set(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name, value, max_age=seconds, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
