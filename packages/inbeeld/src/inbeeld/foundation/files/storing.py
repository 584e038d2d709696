"""Sealing a document, and getting it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext as _

from inbeeld.foundation.vault.api import DataKey

from .examining import Examined
from .model import Document, from_bytes
from .models import FilePiece, StoredFile
from .rules import FileKind, Form, Scan
from .scanning import scan
from .writing.paper import as_pdf
from .writing.word import as_word

PIECE = 256 * 1024


class NotGiven(Exception):
    """The file still waits for the virus scanner, or a virus was found in it."""


def store(examined: Examined, *, data_key: DataKey) -> StoredFile:
    """Keep a document under the key of the record it belongs to; the caller links it within the same transaction."""
    stored = StoredFile(
        data_key=data_key,
        kind=examined.kind.value,
        size=len(examined.content),
        left_out=examined.left_out,
        scan=examined.scan.value,
    )
    stored.seal(name=examined.name, digest=examined.digest)
    with transaction.atomic():
        stored.save(force_insert=True)
        FilePiece.objects.bulk_create(_pieces(stored, examined.content), batch_size=20)
    return stored


def content_of(stored: StoredFile, form: Form = Form.PDF) -> bytes:
    """The document as it is given to people: a PDF, or a DOCX to work on; made anew of its text each time."""
    if stored.kind == FileKind.PRINTED:
        return _given(stored)
    document, comparison = text_of(stored), stored.comparison
    if form == Form.DOCX:
        return as_word(document, comparison=comparison)
    return as_pdf(document, title=_("Document"), comparison=comparison)


def to_carry(stored: StoredFile) -> bytes:
    """What another installation reads anew: the text as a DOCX, or the PDF that was printed here."""
    return as_word(text_of(stored), with_remarks=False) if stored.is_text else _given(stored)


def text_of(stored: StoredFile) -> Document:
    """The text of a document that was sent or typed."""
    return from_bytes(_given(stored))


def note_comparison(stored: StoredFile, *, who: str, on: dt.date) -> None:
    """Somebody compared the text that was read from a scan with the paper; the caller holds the row and logs it."""
    stored.compared_on = on
    stored.seal(compared_by=who)
    stored.save(update_fields=["compared_on", "compared_by"])


def scan_again(stored: StoredFile) -> bool:
    """Ask the scanner about what is kept of a file that waits; whether it may be given now."""
    if stored.scan == Scan.WAITING:
        stored.scan = scan(_content(stored)).value
        stored.save(update_fields=["scan"])
    return stored.may_be_given


def _given(stored: StoredFile) -> bytes:
    if not stored.may_be_given:
        raise NotGiven
    return _content(stored)


def in_pieces(content: bytes) -> Iterator[bytes]:
    """Parts of a size that a row of a database holds well."""
    return (content[start : start + PIECE] for start in range(0, len(content), PIECE))


def _pieces(stored: StoredFile, content: bytes) -> list[FilePiece]:
    pieces = []
    for number, part in enumerate(in_pieces(content)):
        piece = FilePiece(file=stored, data_key=stored.data_key, number=number)
        piece.seal(content=part)
        pieces.append(piece)
    return pieces


def _content(stored: StoredFile) -> bytes:
    found = bytearray()
    for piece in FilePiece.objects.filter(file=stored).order_by("number").iterator(chunk_size=20):
        piece.data_key = stored.data_key
        found += piece.reveal("content")
    return bytes(found)
