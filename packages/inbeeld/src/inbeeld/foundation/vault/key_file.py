"""Keys in one file outside the database: the default key provider."""

import fcntl
import hashlib
import hmac
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from .errors import KeyUnavailable
from .key_ring import KeyRing

OTHERS = 0o077
NONCE_BYTES = 12
FileState = tuple[str, int, int, int]


class KeyFile:
    """Reads the file again whenever it changed, so that running processes see a rotation."""

    def __init__(self) -> None:
        self._read: tuple[FileState, KeyRing] | None = None

    @property
    def path(self) -> Path:
        return Path(settings.KEY_FILE)

    def current_key_id(self) -> str:
        return self.ring().current

    def wrap(self, data_key: bytes, *, context: bytes) -> tuple[str, bytes]:
        ring = self.ring()
        nonce = secrets.token_bytes(NONCE_BYTES)
        wrapped = AESGCM(ring.masters[ring.current].key).encrypt(nonce, data_key, context)
        return ring.current, nonce + wrapped

    def unwrap(self, wrapped: bytes, master_key_id: str, *, context: bytes) -> bytes:
        master = self.ring().masters.get(master_key_id)
        if master is None:
            raise KeyUnavailable(f"Master key {master_key_id} is not in the key file. Restore it from its safe copy.")
        try:
            return AESGCM(master.key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], context)
        except (InvalidTag, ValueError):
            raise ValueError("The wrapped data key is not what was wrapped.") from None

    def index_mac(self, purpose: str, value: bytes) -> bytes:
        return _mac(self.ring().index_key, purpose, value)

    def mac(self, purpose: str, message: bytes) -> bytes:
        return _mac(self.ring().mac_key, purpose, message)

    def ring(self) -> KeyRing:
        seen = self._read
        try:
            state = self.path.stat()
        except FileNotFoundError:
            return self._missing()
        signature = (str(self.path), state.st_ino, state.st_mtime_ns, state.st_size)
        if seen is None or seen[0] != signature:
            _refuse_readable_by_others(self.path, state.st_mode)
            seen = (signature, _load(self.path))
            self._read = seen
        return seen[1]

    def create(self) -> KeyRing:
        """Make the file; an existing one is never overwritten, for that would lose every case."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        ring = KeyRing.new(datetime.now(UTC))
        fresh = _write_beside(self.path, ring)
        try:
            os.link(fresh, self.path)
        except FileExistsError:
            raise KeyUnavailable(f"{self.path} exists already and is left as it is.") from None
        finally:
            fresh.unlink()
        _sync_folder(self.path.parent)
        return ring

    def change(self, how: Callable[[KeyRing], KeyRing]) -> KeyRing:
        """Replace the ring in one step; two changes at a time wait for each other."""
        with _locked(self.path):
            changed = how(_load(self.path))
            _write_beside(self.path, changed).replace(self.path)
            _sync_folder(self.path.parent)
        return changed

    def _missing(self) -> KeyRing:
        if not settings.CREATE_MISSING_KEYS:
            raise KeyUnavailable(f"There is no key file at {self.path}. Make one with: inbeeld keys create")
        try:
            return self.create()
        except KeyUnavailable:  # another process was first
            return _load(self.path)


def _mac(key: bytes, purpose: str, message: bytes) -> bytes:
    return hmac.digest(key, purpose.encode() + b"\0" + message, hashlib.sha256)


def _refuse_readable_by_others(path: Path, mode: int) -> None:
    if mode & OTHERS:
        raise KeyUnavailable(f"Other users of this machine may read {path}. Close it with: chmod 600 {path}")


def _load(path: Path) -> KeyRing:
    try:
        return KeyRing.from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KeyUnavailable(f"{path} cannot be used: {error}") from None


def _write_beside(path: Path, ring: KeyRing) -> Path:
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(ring.to_json())
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    handle = os.open(path.with_name(f".{path.name}.lock"), os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
