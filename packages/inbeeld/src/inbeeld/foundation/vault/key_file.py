"""Keys in one file outside the database: the default key provider."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from . import private_files
from .errors import KeyShareForgotten, KeyUnavailable
from .key_ring import KeyRing
from .key_shares import KeyShareFile, joined

NONCE_BYTES = 12
BETWEEN = "/"  # the name of what wraps: master key, or master key / share
FileState = tuple[str, int, int, int]


class KeyFile:
    """Reads the file again whenever it changed, so that running processes see a rotation."""

    def __init__(self) -> None:
        self._read: tuple[FileState, KeyRing] | None = None
        self.share_file = KeyShareFile()

    @property
    def path(self) -> Path:
        return Path(settings.KEY_FILE)

    def current_key_id(self) -> str:
        return self.ring().current

    def current_key_ids(self) -> frozenset[str]:
        current, shares = self.ring().current, self.share_file.shares()
        return frozenset([current] if shares is None else (f"{current}{BETWEEN}{name}" for name in shares.places))

    def wrap(self, data_key: bytes, *, context: bytes) -> tuple[str, bytes]:
        ring, shares = self.ring(), self.share_file.shares()
        name = ring.current if shares is None else f"{ring.current}{BETWEEN}{shares.place_of(context)}"
        nonce = secrets.token_bytes(NONCE_BYTES)
        return name, nonce + AESGCM(self._wrapping_key(name)).encrypt(nonce, data_key, context)

    def unwrap(self, wrapped: bytes, master_key_id: str, *, context: bytes) -> bytes:
        key = self._wrapping_key(master_key_id)
        try:
            return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], context)
        except (InvalidTag, ValueError):
            raise ValueError("The wrapped data key is not what was wrapped.") from None

    def index_mac(self, purpose: str, value: bytes) -> bytes:
        return _mac(self.ring().index_key, purpose, value)

    def mac(self, purpose: str, message: bytes) -> bytes:
        return _mac(self.ring().mac_key, purpose, message)

    def row_mac(self, message: bytes, master_key_id: str | None = None) -> tuple[str, bytes]:
        ring = self.ring()
        name = ring.current if master_key_id is None else master_key_id
        return name, hmac.digest(ring.masters[name].row_key, message, hashlib.sha256)

    def ring(self) -> KeyRing:
        seen, place = self._read, os.fspath(settings.KEY_FILE)
        try:
            state = os.stat(place)  # noqa: PTH116 - asked for each term of each name: a path object takes four times as long
        except FileNotFoundError:
            return self._missing()
        signature = (place, state.st_ino, state.st_mtime_ns, state.st_size)
        if seen is None or seen[0] != signature:
            private_files.refuse_readable_by_others(self.path, state.st_mode)
            seen = (signature, _load(self.path))
            self._read = seen
        return seen[1]

    def create(self) -> KeyRing:
        """Make the file; an existing one is never overwritten, for that would lose every case."""
        ring = KeyRing.new(datetime.now(UTC))
        private_files.write_first(self.path, ring.to_json())
        return ring

    def change(self, how: Callable[[KeyRing], KeyRing]) -> KeyRing:
        """Replace the ring in one step; two changes at a time wait for each other."""
        with private_files.locked(self.path):
            changed = how(_load(self.path))
            private_files.replace(self.path, changed.to_json())
        return changed

    def _wrapping_key(self, name: str) -> bytes:
        """Of a master key alone, as older data keys are wrapped, or of a master key and a share."""
        master_name, _, share_name = name.partition(BETWEEN)
        master = self.ring().masters.get(master_name)
        if master is None:
            raise KeyUnavailable(f"Master key {master_name} is not in the key file. Restore it from its safe copy.")
        if not share_name:
            return master.key
        shares = self.share_file.shares()
        if shares is None:
            raise KeyUnavailable(f"There is no file at {self.share_file.path}. Restore it from its second copy.")
        if share_name not in shares.known:
            raise KeyShareForgotten(name)
        return joined(master.key, shares.known[share_name].secret)

    def _missing(self) -> KeyRing:
        if not settings.CREATE_MISSING_KEYS:
            raise KeyUnavailable(f"There is no key file at {self.path}. Make one with: inbeeld keys create")
        try:
            return self.create()
        except KeyUnavailable:  # another process was first
            return _load(self.path)


def _mac(key: bytes, purpose: str, message: bytes) -> bytes:
    return hmac.digest(key, purpose.encode() + b"\0" + message, hashlib.sha256)


def _load(path: Path) -> KeyRing:
    try:
        return KeyRing.from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KeyUnavailable(f"{path} cannot be used: {error}") from None
