"""The keys of one installation, as they stand in the key file."""

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Self

KEY_BYTES = 32
# A request that began just before a rotation may still wrap with the old key: no retirement within this time.
SETTLING = timedelta(minutes=10)


@dataclass(frozen=True)
class MasterKey:
    key: bytes
    created_at: datetime
    replaced_at: datetime | None = None

    @cached_property
    def row_key(self) -> bytes:
        """What the MACs of rows are made with: derived, so that neither key tells the other."""
        return hmac.digest(self.key, b"inbeeld row mac", hashlib.sha256)

    def __repr__(self) -> str:
        return f"MasterKey(created_at={self.created_at:%Y-%m-%d})"


@dataclass(frozen=True)
class KeyRing:
    """Master keys wrap data keys; the index key and the mac key never rotate, for then nothing would match."""

    current: str
    masters: dict[str, MasterKey]
    index_key: bytes
    mac_key: bytes

    def __repr__(self) -> str:
        return f"KeyRing(current={self.current!r}, masters={sorted(self.masters)})"

    @classmethod
    def new(cls, now: datetime) -> Self:
        key_id, master = _new_master(now)
        return cls(key_id, {key_id: master}, secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))

    def rotated(self, now: datetime) -> Self:
        """The same ring with a new current master key; the old one still opens."""
        key_id, master = _new_master(now)
        old = replace(self.masters[self.current], replaced_at=now)
        return replace(self, current=key_id, masters={**self.masters, self.current: old, key_id: master})

    def without(self, key_id: str) -> Self:
        if key_id == self.current:
            raise ValueError("The current master key cannot be retired.")
        return replace(self, masters={name: key for name, key in self.masters.items() if name != key_id})

    def retirable(self, now: datetime) -> list[str]:
        """Master keys replaced long enough ago that no request can still be using them."""
        return [name for name, key in self.masters.items() if key.replaced_at and now - key.replaced_at >= SETTLING]

    def to_json(self) -> str:
        masters = {name: _master_to_plain(key) for name, key in self.masters.items()}
        plain = {
            "version": 1,
            "current": self.current,
            "master_keys": masters,
            "index_key": _encode(self.index_key),
            "mac_key": _encode(self.mac_key),
        }
        return json.dumps(plain, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a ring back; ValueError (without content) when the text is not a whole key ring."""
        try:
            plain = json.loads(text)
            masters = {name: _master_from_plain(key) for name, key in plain["master_keys"].items()}
            ring = cls(plain["current"], masters, _decode(plain["index_key"]), _decode(plain["mac_key"]))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ValueError("The key file is damaged or is not a key file.") from None
        if ring.current not in ring.masters:
            raise ValueError("The key file names a current master key that it does not hold.")
        return ring


def _new_master(now: datetime) -> tuple[str, MasterKey]:
    return f"{now:%Y%m%d}-{secrets.token_hex(4)}", MasterKey(secrets.token_bytes(KEY_BYTES), now)


def _encode(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _decode(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != KEY_BYTES:
        raise ValueError("A key has the wrong length.")
    return key


def _master_to_plain(master: MasterKey) -> dict[str, str | None]:
    replaced = master.replaced_at.isoformat() if master.replaced_at else None
    return {"key": _encode(master.key), "created_at": master.created_at.isoformat(), "replaced_at": replaced}


def _master_from_plain(plain: dict[str, Any]) -> MasterKey:
    replaced = plain.get("replaced_at")
    return MasterKey(
        _decode(plain["key"]),
        datetime.fromisoformat(plain["created_at"]).astimezone(UTC),
        datetime.fromisoformat(replaced).astimezone(UTC) if replaced else None,
    )
