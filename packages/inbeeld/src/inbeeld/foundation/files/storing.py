"""Sealing a document, and getting it back."""

from __future__ import annotations

from django.db import transaction

from inbeeld.foundation.vault.api import DataKey

from .examining import Examined
from .models import FilePiece, StoredFile
from .rules import Scan
from .scanning import scan

PIECE = 256 * 1024


class NotGiven(Exception):
    """The file still waits for the virus scanner, or a virus was found in it."""


def store(examined: Examined, *, data_key: DataKey) -> StoredFile:
    """Keep a document under the key of the record it belongs to; the caller links it within the same transaction."""
    stored = StoredFile(
        data_key=data_key,
        kind=examined.kind.value,
        size=len(examined.cleaned),
        pictures=examined.pictures,
        scan=examined.scan.value,
    )
    stored.seal(name=examined.name, digest=examined.digest)
    with transaction.atomic():
        stored.save(force_insert=True)
        _keep(stored, FilePiece.Copy.CLEANED, examined.cleaned)
        if examined.original is not None:
            _keep(stored, FilePiece.Copy.ORIGINAL, examined.original)
    return stored


def content_of(stored: StoredFile) -> bytes:
    """The cleaned copy: the only one that is given to people."""
    if not stored.may_be_given:
        raise NotGiven
    return _content(stored, FilePiece.Copy.CLEANED)


def to_examine(stored: StoredFile) -> tuple[bytes, bool]:
    """What another installation examines anew, and whether that is the original or, where none is kept, the cleaned."""
    if not stored.may_be_given:
        raise NotGiven
    original = _content(stored, FilePiece.Copy.ORIGINAL)
    return (original, True) if original else (_content(stored, FilePiece.Copy.CLEANED), False)


def scan_again(stored: StoredFile) -> bool:
    """Ask the scanner once more about a file that waits; whether the file may be given now."""
    if stored.scan == Scan.WAITING:
        copies = FilePiece.Copy.ORIGINAL, FilePiece.Copy.CLEANED
        content = next(found for copy in copies if (found := _content(stored, copy)))
        stored.scan = scan(content).value
        stored.save(update_fields=["scan"])
    return stored.may_be_given


def _keep(stored: StoredFile, copy: str, content: bytes) -> None:
    pieces = []
    for number, start in enumerate(range(0, len(content), PIECE)):
        piece = FilePiece(file=stored, data_key=stored.data_key, copy=copy, number=number)
        piece.seal(content=content[start : start + PIECE])
        pieces.append(piece)
    FilePiece.objects.bulk_create(pieces, batch_size=20)


def _content(stored: StoredFile, copy: str) -> bytes:
    found = bytearray()
    for piece in FilePiece.objects.filter(file=stored, copy=copy).order_by("number").iterator(chunk_size=20):
        piece.data_key = stored.data_key
        found += piece.reveal("content")
    return bytes(found)
