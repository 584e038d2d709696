"""What the vault asks of whoever holds the master keys: a file by default, a KMS where there is one."""

from functools import cache
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


class KeyProvider(Protocol):
    """Master keys stay with the provider; data keys go in and out wrapped."""

    def current_key_id(self) -> str:
        """The master key that wraps new data keys."""

    def current_key_ids(self) -> frozenset[str]:
        """Every id that `wrap` returns now: what is wrapped under another one is stale."""

    def wrap(self, data_key: bytes, *, context: bytes) -> tuple[str, bytes]:
        """Return the id of the master key used, and the wrapped data key."""

    def unwrap(self, wrapped: bytes, master_key_id: str, *, context: bytes) -> bytes:
        """Return the data key; raise KeyUnavailable or ValueError (wrong bytes or context)."""

    def index_mac(self, purpose: str, value: bytes) -> bytes:
        """Keyed hash for blind indexes; the same for ever, or nothing is found again."""

    def mac(self, purpose: str, message: bytes) -> bytes:
        """Keyed hash that proves a message was written by this installation."""

    def row_mac(self, message: bytes, master_key_id: str | None = None) -> tuple[str, bytes]:
        """Keyed hash of a row, under a key derived from a master key (the current one when none is named).

        Returns the id of that master key too. LookupError when the named one is gone.
        """


@cache
def _provider(dotted_path: str) -> KeyProvider:
    return cast("KeyProvider", import_string(dotted_path)())


def key_provider() -> KeyProvider:
    return _provider(settings.KEY_PROVIDER)
