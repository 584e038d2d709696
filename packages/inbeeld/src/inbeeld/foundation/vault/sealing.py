"""Seal one value under one data key: AES-256-GCM, bound to its place, padded."""

import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE_BYTES = 12
TAG_BYTES = 16
LENGTH_BYTES = 4
SMALLEST_BLOCK = 64
TEXT = b"t"
PLAIN = b"j"
BYTES = b"b"
SHORTEST = len(VERSION) + NONCE_BYTES + SMALLEST_BLOCK + TAG_BYTES


def seal(cipher: AESGCM, value: Any, place: bytes) -> bytes:
    """Version, nonce, ciphertext. `place` names model, field, record and key, so values cannot be swapped."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + cipher.encrypt(nonce, _padded(_to_bytes(value)), place)


def unseal(cipher: AESGCM, sealed: bytes, place: bytes) -> Any:
    """The value that was sealed in this place, or ValueError."""
    if len(sealed) < SHORTEST or sealed[:1] != VERSION:
        raise ValueError("not a sealed value")
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        padded = cipher.decrypt(nonce, ciphertext, place)
    except InvalidTag:
        raise ValueError("not what was sealed here") from None
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    return _from_bytes(padded[LENGTH_BYTES : LENGTH_BYTES + length])


def padded_length(length: int) -> int:
    """Lengths betray content: short values fill 64 bytes, longer ones round up to within an eighth."""
    block = max(SMALLEST_BLOCK, 1 << max(length.bit_length() - 4, 0))
    return -(-length // block) * block


def _padded(content: bytes) -> bytes:
    framed = len(content).to_bytes(LENGTH_BYTES, "big") + content
    return framed.ljust(padded_length(len(framed)), b"\0")


def _to_bytes(value: Any) -> bytes:
    if isinstance(value, str):
        return TEXT + value.encode("utf-8")
    if isinstance(value, bytes):
        return BYTES + value
    return PLAIN + json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _from_bytes(content: bytes) -> Any:
    if content[:1] == BYTES:
        return content[1:]
    text = content[1:].decode("utf-8")
    return text if content[:1] == TEXT else json.loads(text)
