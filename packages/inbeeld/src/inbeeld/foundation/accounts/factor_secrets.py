"""The secrets of second factors are sealed: a stolen database cannot make codes."""

from __future__ import annotations

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext

from inbeeld.foundation.vault.api import DataKey, seal, unseal

from .models import FactorKey

_PLACE = b"accounts.second_factor"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal(_key().cipher(), text, _PLACE)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return str(unseal(_key().cipher(), base64.b64decode(encrypted_text), _PLACE))

    def generate_authenticator_name(self, user: AbstractBaseUser, type: object) -> str:  # noqa: A002, ARG002 - idem
        return gettext("My passkey")

    def build_totp_svg(self, url: str) -> str:
        """The drawing alone, so that it can stand in the page: a picture in the address is not allowed there."""
        svg = str(super().build_totp_svg(url))
        return svg[svg.index("<svg") :]

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not is_last_factor(authenticator)


def is_last_factor(authenticator: Authenticator) -> bool:
    """Whether without it nothing but recovery codes would be left."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
    return not others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def _key() -> DataKey:
    """The one data key; made when the first factor is set up."""
    kept = FactorKey.objects.select_related("data_key").first()
    if kept is None:
        kept, _made = FactorKey.objects.get_or_create(pk=1, defaults={"data_key": DataKey.objects.create_key()})
    return kept.data_key
