"""Signing in and choosing a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.models import User

from .wording import OurWords

if TYPE_CHECKING:
    from .wording import Words

PASSWORD_LABELS: Words = {
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
}
PASSWORD_HINT: Words = {
    "password1": _("At least 14 characters. Four or five words after one another work well; symbols are not needed."),
}


class SignInForm(OurWords, LoginForm):  # type: ignore[misc]
    labels = {"login": _("E-mail address"), "password": _("Password")}


class AskPasswordForm(OurWords, ResetPasswordForm):  # type: ignore[misc]
    labels = {"email": _("E-mail address")}
    users: list[User]

    def clean_email(self) -> str:
        """The letter goes to the address that the person has here, and to no other that the database names."""
        email: str = super().clean_email()
        self.users = [user for user in self.users if user.is_genuine and user.email == email.lower()]
        return email


class PasswordAgainForm(OurWords, ReauthenticateForm):  # type: ignore[misc]
    labels = {"password": _("Your password")}


class NewPasswordForm(OurWords, ResetPasswordKeyForm):  # type: ignore[misc]
    labels = PASSWORD_LABELS
    explanations = PASSWORD_HINT


class OtherPasswordForm(OurWords, ChangePasswordForm):  # type: ignore[misc]
    labels = PASSWORD_LABELS
    explanations = PASSWORD_HINT
