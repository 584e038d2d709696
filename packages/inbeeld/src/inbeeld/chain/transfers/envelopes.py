"""A message for one installation from one other: signed, then encrypted in the age format; and the receipt for it.

docs/transfer-package.md describes both for who reads them without this product.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import pyrage
from pyrage import x25519

from .keys import PublicKey, SecretKey

ENVELOPE, CONTENT, RECEIPT = "inbeeld-envelope/2", "inbeeld-case/2", "inbeeld-receipt/1"
LARGEST = 20 * 1024 * 1024


class PackageProblem(StrEnum):
    """Why a package or a receipt is not taken in."""

    TOO_BIG = "too_big"
    NOT_FOR_US = "not_for_us"
    UNREADABLE = "unreadable"
    UNKNOWN_VERSION = "unknown_version"
    UNKNOWN_SENDER = "unknown_sender"
    TAMPERED = "tampered"
    SEEN_BEFORE = "seen_before"
    WRONG_CONTENT = "wrong_content"
    UNKNOWN_PACKAGE = "unknown_package"


class NotTaken(Exception):
    """Nothing was changed; `problem` says why. The message never holds what stood in it."""

    def __init__(self, problem: PackageProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def pack(content: dict[str, Any], files: Mapping[str, bytes] | None = None, *, own: SecretKey, to: PublicKey) -> bytes:
    """The content for one receiver, whose fingerprint is signed along: he cannot pass it on as if meant for another.

    The files, by their digests, follow the envelope one after another; digests and sizes are signed with the content.
    """
    files = files or {}
    sizes = [[digest, len(data)] for digest, data in files.items()]
    message = canonical({**content, "to": to.fingerprint, "files": sizes})
    envelope = {
        "schema": ENVELOPE,
        "signer": own.public.fingerprint,
        "signature": _text(own.sign(_signed(CONTENT, message))),
        "content": _text(message),
    }
    whole = b"".join([canonical(envelope), b"\n", *files.values()])
    return bytes(pyrage.encrypt(whole, [x25519.Recipient.from_str(to.recipient)]))


def unpack(
    data: bytes, *, own: SecretKey, known: Callable[[str], PublicKey | None]
) -> tuple[dict[str, Any], dict[str, bytes], PublicKey]:
    """The content, its files and who signed it; every check is made before anything in it is believed."""
    if len(data) > LARGEST:
        raise NotTaken(PackageProblem.TOO_BIG)
    try:
        opened = pyrage.decrypt(data, [own.opening()])
    except (pyrage.DecryptError, ValueError) as error:
        raise NotTaken(PackageProblem.NOT_FOR_US) from error
    head, _newline, tail = opened.partition(b"\n")
    envelope = _object(head)
    if envelope.get("schema") != ENVELOPE:
        raise NotTaken(PackageProblem.UNKNOWN_VERSION)
    sender = known(str(envelope.get("signer")))
    if sender is None:
        raise NotTaken(PackageProblem.UNKNOWN_SENDER)
    message = _bytes(envelope.get("content"))
    if not sender.verifies(_bytes(envelope.get("signature")), _signed(CONTENT, message)):
        raise NotTaken(PackageProblem.TAMPERED)
    content = _object(message)
    if content.get("schema") != CONTENT:
        raise NotTaken(PackageProblem.UNKNOWN_VERSION)
    if content.get("to") != own.public.fingerprint:
        raise NotTaken(PackageProblem.NOT_FOR_US)
    return content, _files(content, tail), sender


def receipt(*, own: SecretKey, package: str, digest: str, received_at: str) -> bytes:
    """Says that one package was taken in; holds nothing about anybody."""
    said = {"schema": RECEIPT, "package": package, "digest": digest, "received_at": received_at}
    said["signer"] = own.public.fingerprint
    return canonical({**said, "signature": _text(own.sign(_signed(RECEIPT, canonical(said))))})


def read_receipt(data: bytes) -> tuple[dict[str, str], bytes, bytes]:
    """What a receipt says, the signature, and what was signed; the caller knows whose it must be."""
    if len(data) > LARGEST:
        raise NotTaken(PackageProblem.TOO_BIG)
    found = _object(data)
    if found.get("schema") != RECEIPT:
        raise NotTaken(PackageProblem.UNKNOWN_VERSION)
    signature = _bytes(found.pop("signature", None))
    return {name: str(value) for name, value in found.items()}, signature, _signed(RECEIPT, canonical(found))


def canonical(content: dict[str, Any]) -> bytes:
    """One way of writing the same content, so that a signature can be checked anywhere."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _signed(schema: str, message: bytes) -> bytes:
    """What is signed says what kind of thing it is, so that one kind never passes for another."""
    return schema.encode() + b"\n" + message


def _files(content: dict[str, Any], tail: bytes) -> dict[str, bytes]:
    """What follows the envelope, cut at the signed sizes; nothing less, nothing more, and each as it was signed."""
    found, start = {}, 0
    try:
        for digest, size in content["files"]:
            data = tail[start : start + size]
            if hashlib.sha256(data).hexdigest() != digest:
                raise NotTaken(PackageProblem.TAMPERED)
            found[digest], start = data, start + size
    except (KeyError, TypeError, ValueError) as error:
        raise NotTaken(PackageProblem.WRONG_CONTENT) from error
    if start != len(tail):
        raise NotTaken(PackageProblem.TAMPERED)
    return found


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotTaken(PackageProblem.UNREADABLE) from error
    if not isinstance(found, dict):
        raise NotTaken(PackageProblem.UNREADABLE)
    return found


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise NotTaken(PackageProblem.UNREADABLE) from error
