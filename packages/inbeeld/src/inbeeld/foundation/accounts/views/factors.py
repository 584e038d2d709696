"""Setting up a second factor proves it: the session that does so may work at once."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from inbeeld.foundation.accounts.factor_secrets import is_last_factor


class StartApp(ActivateTOTPView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _record(self.request, Authenticator.Type.TOTP)
        return response


class AddKey(AddWebAuthnView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _record(self.request, Authenticator.Type.WEBAUTHN)
        return response


class RemoveKey(RemoveWebAuthnView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        if is_last_factor(self.get_object()):
            messages.error(self.request, _("This is your only second factor. Set up another one first."))
            return redirect("mfa_index")
        response: HttpResponse = super().form_valid(form)
        return response


def _record(request: HttpRequest, kind: str) -> None:
    newest = Authenticator.objects.filter(user_id=request.user.pk, type=kind).latest("pk")
    record_authentication(request, newest.user, method="mfa", id=newest.pk, type=kind, reauthenticated=True)
