"""Second factors: an authenticator app, a passkey, or a code from paper."""

from __future__ import annotations

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

from .wording import OurWords

CODE = {"code": _("Code")}
CODE_HINT = {"code": _("The six digits that your app shows now, or one of your recovery codes.")}


class CodeForm(OurWords, AuthenticateForm):  # type: ignore[misc]
    labels = CODE
    explanations = CODE_HINT


class CodeAgainForm(OurWords, ReauthenticateForm):  # type: ignore[misc]
    labels = CODE
    explanations = CODE_HINT


class StartAppForm(OurWords, ActivateTOTPForm):  # type: ignore[misc]
    labels = CODE
    explanations = {"code": _("The six digits that your app shows now.")}


class AddKeyForm(OurWords, AddWebAuthnForm):  # type: ignore[misc]
    labels = {"name": _("Name of this passkey")}
    explanations = {"name": _("So that you know later which one it is, for instance: work phone.")}


class KeyNameForm(OurWords, EditWebAuthnForm):  # type: ignore[misc]
    labels = {"name": _("Name of this passkey")}
