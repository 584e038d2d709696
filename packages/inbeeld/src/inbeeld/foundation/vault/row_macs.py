"""The keyed hash (MAC) of a row: of its table, its primary key and what it says, in one form on both engines."""

from __future__ import annotations

import datetime as dt
import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from .keys import key_provider

_BETWEEN = "."


def mac_for(label: str, key: Any, said: Sequence[Any]) -> str:
    name, mac = key_provider().row_mac(message(label, key, said))
    return f"{name}{_BETWEEN}{mac.hex()}"


def mac_of_revision(label: str, key: Any, revision: int, said: Sequence[Any]) -> str:
    """The MAC of one revision of a row; the revision stands in it, and is covered by it."""
    name, mac = key_provider().row_mac(message(label, key, [revision, *said]))
    return f"{name}{_BETWEEN}{revision}{_BETWEEN}{mac.hex()}"


def revision_in(mac: str) -> int:
    """The revision that a MAC of a row names; 0 where there is none."""
    revision = mac.partition(_BETWEEN)[2].partition(_BETWEEN)[0]
    return int(revision) if revision.isascii() and revision.isdigit() else 0


def mac_of_revision_is_right(label: str, key: Any, said: Sequence[Any], mac: str) -> bool:
    """Whether `mac` was made by this installation for these values of this row, in the revision that it names."""
    master, _, rest = mac.partition(_BETWEEN)
    revision, _, written = rest.partition(_BETWEEN)
    return mac_is_right(label, key, [revision_in(mac), *said], _BETWEEN.join((master, written))) and bool(revision)


def made_with(mac: str) -> str:
    """The id of the master key that a MAC was made under."""
    return mac.partition(_BETWEEN)[0] if _BETWEEN in mac else ""


def mac_is_right(label: str, key: Any, said: Sequence[Any], mac: str) -> bool:
    """Whether `mac` was made by this installation for these values of this row."""
    master, _, written = mac.rpartition(_BETWEEN)
    if not master:
        return False
    try:
        _name, right = key_provider().row_mac(message(label, key, said), master)
    except LookupError:
        return False
    return hmac.compare_digest(right.hex().encode(), written.encode())


def message(label: str, key: Any, said: Sequence[Any]) -> bytes:
    """What is hashed: the table, the row and what it says, in one form on both engines."""
    whole = [label, _plain(key), [_plain(value) for value in said]]
    return json.dumps(whole, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value
