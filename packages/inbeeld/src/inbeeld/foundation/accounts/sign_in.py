"""What django-allauth asks us while somebody signs in."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .client import client_key
from .delays import count_failure, forget_failures, wait_before
from .models import User
from .providers import record_vouched_factor

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MESSAGES: Mapping[str, StrPromise] = {
    "account/messages/password_changed.txt": _("Your password has been changed."),
    "mfa/messages/totp_activated.txt": _("Your authenticator app works."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app no longer works for signing in."),
    "mfa/messages/webauthn_added.txt": _("Your passkey works."),
    "mfa/messages/webauthn_removed.txt": _("The passkey no longer works for signing in."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail address and password do not belong together."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or no longer. Look at the newest one."),
        "too_many_login_attempts": _("Too many codes were wrong. Wait five minutes and try again."),
        "rate_limited": _("You are going too fast. Wait a minute and try again."),
        "invalid_password_reset": _("This link was used before or is too old. Ask for a new one."),
        "enter_current_password": _("This is not your current password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - nobody registers himself
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A keyed hash: whatever the library keeps or writes of an address is this."""
        return client_key(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        seconds = wait_before(request, credentials.get("email", ""))
        if seconds:
            raise ValidationError(
                ngettext_lazy(
                    "Signing in failed a few times. Wait %(seconds)d second and try again.",
                    "Signing in failed a few times. Wait %(seconds)d seconds and try again.",
                    "seconds",
                ),
                params={"seconds": seconds},
            )

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if isinstance(user, User) and not user.is_genuine:
            return None
        if user is not None:
            forget_failures(request, credentials.get("email", ""))
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        count_failure(request, credentials.get("email", ""))

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **more: Any) -> HttpResponse | None:
        """By whichever way somebody signs in: not as a row that was changed behind the back of the product."""
        if isinstance(user, User) and not user.is_genuine:
            response: HttpResponse = self.respond_user_inactive(request, user)
            return response
        answer: HttpResponse | None = super().pre_login(request, user, **more)
        return answer

    def get_login_stages(self) -> list[str]:
        ours = "inbeeld.foundation.accounts.providers.FactorStage"
        return [ours if stage.endswith(".AuthenticateStage") else stage for stage in super().get_login_stages()]

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        record_vouched_factor(request, user, (kwargs.get("signal_kwargs") or {}).get("sociallogin"))
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the library's signature
        return reverse("accounts:profile")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who gave his password a few minutes ago is not asked for it again."""
        now = time.time()
        recent = any(
            record.get("method") == "password" and now - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
            for record in get_authentication_records(self.request, self.request.user)
        )
        return not recent and bool(super().is_reauthentication_required(app=app, **kwargs))

    def add_message(  # noqa: PLR0917 - the library's signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",  # noqa: ARG002
        message: str | None = None,  # noqa: ARG002
    ) -> None:
        """Our words for what the library has to say; silence for the rest."""
        ours = MESSAGES.get(message_template or "")
        if ours is not None:
            messages.add_message(request, level, ours)
