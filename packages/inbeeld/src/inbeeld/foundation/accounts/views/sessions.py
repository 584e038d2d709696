"""Where somebody is signed in, and ending it."""

from __future__ import annotations

import datetime as dt
import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inbeeld.foundation.accounts.models import OpenSession, User
from inbeeld.foundation.accounts.pages import UserRequest, own_page
from inbeeld.foundation.accounts.session_store import kept_as


def open_sessions(user: User) -> QuerySet[OpenSession]:
    """The sessions that the limits have not ended by now."""
    now = timezone.now()
    return OpenSession.objects.filter(
        user=user,
        seen_at__gt=now - dt.timedelta(seconds=settings.SESSION_IDLE_SECONDS),
        started_at__gt=now - dt.timedelta(seconds=settings.SESSION_HARD_SECONDS),
    )


@require_safe
@own_page
def sessions(request: UserRequest) -> HttpResponse:
    return render(
        request,
        "accounts/sessions.html",
        {"sessions": open_sessions(request.user), "current_key": kept_as(request.session.session_key)},
    )


@require_POST
@own_page
def end_session(request: UserRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(OpenSession, pk=pk, user=request.user)
    if found.session_key == kept_as(request.session.session_key):
        found.delete()
        logout(request)
        return redirect(settings.LOGIN_URL)
    found.end()
    messages.success(request, _("That session has ended."))
    return redirect("accounts:sessions")


@require_POST
@own_page
def end_other_sessions(request: UserRequest) -> HttpResponse:
    for other in OpenSession.objects.filter(user=request.user).exclude(
        session_key=kept_as(request.session.session_key)
    ):
        other.end()
    messages.success(request, _("You are signed in here only."))
    return redirect("accounts:sessions")
