"""Half of what wraps a data key: small secrets that can be forgotten, so that what was erased stays erased in back-ups.

A data key is wrapped with the master key and one of sixty-four key shares together. When a data key is destroyed, its
share gets a new secret, the other keys under that share are wrapped anew, and the old secret is forgotten. An older
copy of the database then no longer opens what was erased, and loses at most one share in sixty-four of the rest. The
secrets stand in a file of their own: the master key in its envelope never changes, and alone it opens nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from django.conf import settings

from . import private_files
from .errors import KeyUnavailable

NUMBER = 64
SECRET_BYTES = 32


@dataclass(frozen=True)
class KeyShare:
    secret: bytes = field(repr=False)
    replaced_at: datetime | None = None


@dataclass(frozen=True)
class KeyShares:
    """`places` holds, for each place, the share that wraps now; others are on their way to be forgotten."""

    places: tuple[str, ...]
    known: dict[str, KeyShare] = field(repr=False)

    @classmethod
    def new(cls) -> Self:
        known = {secrets.token_hex(6): KeyShare(secrets.token_bytes(SECRET_BYTES)) for _ in range(NUMBER)}
        return cls(tuple(known), known)

    def place_of(self, context: bytes) -> str:
        """The share that a data key belongs to: the same for ever, by the key's own name."""
        return self.places[hashlib.sha256(context).digest()[0] % len(self.places)]

    def replaced(self, names: set[str], now: datetime) -> Self:
        known, places = dict(self.known), list(self.places)
        for name in names & set(places):
            fresh = secrets.token_hex(6)
            known[name] = replace(known[name], replaced_at=now)
            known[fresh] = KeyShare(secrets.token_bytes(SECRET_BYTES))
            places[places.index(name)] = fresh
        return replace(self, places=tuple(places), known=known)

    def without(self, names: set[str]) -> Self:
        gone = names - set(self.places)
        return replace(self, known={name: share for name, share in self.known.items() if name not in gone})

    def to_json(self) -> str:
        known = {
            name: {
                "secret": base64.b64encode(share.secret).decode(),
                "replaced_at": share.replaced_at.isoformat() if share.replaced_at else None,
            }
            for name, share in self.known.items()
        }
        return json.dumps({"version": 1, "places": self.places, "shares": known}, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read the shares back; ValueError (without content) when the text is not whole."""
        try:
            plain = json.loads(text)
            known = {
                name: KeyShare(
                    base64.b64decode(share["secret"], validate=True),
                    datetime.fromisoformat(share["replaced_at"]).astimezone(UTC) if share["replaced_at"] else None,
                )
                for name, share in plain["shares"].items()
            }
            shares = cls(tuple(plain["places"]), known)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ValueError("The file with key shares is damaged.") from None
        if not shares.places or not set(shares.places) <= known.keys():
            raise ValueError("The file with key shares names a share that it does not hold.")
        return shares


class KeyShareFile:
    """Beside the key file; read again whenever it changed. Its copy elsewhere is kept the same."""

    def __init__(self) -> None:
        self._read: tuple[tuple[str, int, int, int], KeyShares] | None = None

    @property
    def path(self) -> Path:
        return Path(settings.KEY_FILE).with_name("key-shares.json")

    @property
    def copy(self) -> Path | None:
        return Path(settings.KEY_SHARES_COPY) if settings.KEY_SHARES_COPY else None

    def shares(self) -> KeyShares | None:
        """None where there is no such file yet."""
        try:
            state = self.path.stat()
        except FileNotFoundError:
            return self._made() if settings.CREATE_MISSING_KEYS else None
        signature = (str(self.path), state.st_ino, state.st_mtime_ns, state.st_size)
        if self._read is None or self._read[0] != signature:
            private_files.refuse_readable_by_others(self.path, state.st_mode)
            self._read = (signature, self._load())
        return self._read[1]

    def create(self) -> KeyShares:
        shares = KeyShares.new()
        private_files.write_first(self.path, shares.to_json())
        self._copy(shares)
        return shares

    def change(self, how: Callable[[KeyShares], KeyShares]) -> KeyShares:
        with private_files.locked(self.path):
            changed = how(self._load())
            private_files.replace(self.path, changed.to_json())
            self._copy(changed)
        return changed

    def copy_is_the_same(self) -> bool:
        copy = self.copy
        return copy is not None and copy.exists() and copy.read_bytes() == self.path.read_bytes()

    def _made(self) -> KeyShares:
        try:
            return self.create()
        except KeyUnavailable:  # another process was first
            return self._load()

    def _load(self) -> KeyShares:
        try:
            return KeyShares.from_json(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise KeyUnavailable(f"{self.path} cannot be used: {error}") from None

    def _copy(self, shares: KeyShares) -> None:
        if self.copy is not None:
            self.copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            private_files.replace(self.copy, shares.to_json())


def joined(master: bytes, share: bytes) -> bytes:
    """The key that wraps: it takes both halves."""
    return hmac.digest(master, b"share\0" + share, hashlib.sha256)
