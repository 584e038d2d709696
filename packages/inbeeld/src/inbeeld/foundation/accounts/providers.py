"""Signing in through the organisation's own provider (OpenID Connect)."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from .rules import vouches_for_factor


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whoever was not invited stays out, also with an account at the provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - the library's signature
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ARG002 - idem
        """Only to sign in, and only by the address that the person has here: which address that is bears a MAC, and
        what the library keeps of it does not."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise PermissionDenied
        stated = {one.email.lower() for one in sociallogin.email_addresses if one.verified}
        if sociallogin.is_existing and not (sociallogin.user.is_genuine and sociallogin.user.email in stated):
            raise PermissionDenied

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:  # noqa: ARG002 - idem
        """Those of the settings: a provider that somebody writes in the database is none."""
        apps: list[Any] = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for found in apps.values() for app in found]  # type: ignore[attr-defined]

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Any) -> Any:  # noqa: ARG002 - idem
        """Nothing that the provider says changes who somebody is here."""
        return sociallogin.user


class FactorStage(AuthenticateStage):  # type: ignore[misc]
    """Asks for a second factor, unless the provider has stated one in a way that the settings accept."""

    def _should_handle(self, request: HttpRequest) -> bool:
        login = (self.login.signal_kwargs or {}).get("sociallogin")
        return not is_vouched(login) and bool(super()._should_handle(request))


def is_vouched(sociallogin: Any) -> bool:
    if sociallogin is None:
        return False
    token = sociallogin.account.extra_data.get("id_token") or {}
    return vouches_for_factor(token, settings.OIDC_SECOND_FACTOR)


def record_vouched_factor(request: HttpRequest, user: AbstractBaseUser, sociallogin: Any) -> None:
    if is_vouched(sociallogin):
        record_authentication(request, user, method="mfa", type="openid_connect")
