"""What `inbeeld check` says about the keys."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error

from .errors import KeyUnavailable
from .key_file import KeyFile
from .keys import key_provider


def keys_are_usable(**_kwargs: Any) -> list[CheckMessage]:
    try:
        key_provider().current_key_id()
    except KeyUnavailable as problem:
        return [Error(str(problem), hint="docs/operate.md, key custody", id="vault.E001")]
    return []


def keys_do_not_make_themselves(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.CREATE_MISSING_KEYS:
        return []
    hint = "Unset it: a server whose key file is missing must stop, not begin anew and lose every case."
    return [Error("CREATE_MISSING_KEYS is on.", hint=hint, id="vault.E002")]


def keys_lie_apart_from_the_data(**_kwargs: Any) -> list[CheckMessage]:
    if Path(settings.KEY_FILE).resolve().parent != Path(settings.DATA).resolve():
        return []
    hint = "Set INBEELD_KEY_FILE to a folder that the back-up of the data does not take along."
    return [checks.Warning("The key file lies in the same folder as the data it protects.", hint=hint, id="vault.W001")]


def key_shares_can_be_forgotten(**_kwargs: Any) -> list[CheckMessage]:
    provider = key_provider()
    if not isinstance(provider, KeyFile):
        return []
    if provider.share_file.shares() is None:
        return [
            Error("What is erased stays readable in back-ups.", hint="inbeeld keys create-key-shares", id="vault.E003")
        ]
    if not provider.share_file.copy_is_the_same():
        hint = "Set INBEELD_KEY_SHARES_COPY to a file on another disk. Keep no older versions of it: docs/operate.md"
        return [checks.Warning("There is no second copy of the key shares.", hint=hint, id="vault.W002")]
    return []
