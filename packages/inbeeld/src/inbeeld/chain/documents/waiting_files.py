"""A file as it was sent, until it was read: in pieces, under a key that seals nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.erasure.api import Ground
from inbeeld.foundation.vault.api import DataKey

from .models import DocumentReading, ReadingPiece


def keep(reading: DocumentReading, pieces: Iterable[bytes]) -> None:
    key = DataKey.objects.create_key()
    for number, content in enumerate(pieces):
        piece = ReadingPiece(reading=reading, data_key=key, number=number)
        piece.seal(content=content)
        piece.save(force_insert=True)


def content_of(reading: DocumentReading) -> bytes:
    pieces = reading.pieces.order_by("number")
    key = DataKey.objects.filter(pk__in=pieces.values("data_key")).first()
    found = bytearray()
    for piece in pieces.iterator(chunk_size=20):
        if key is not None and piece.data_key_id == key.pk:
            piece.data_key = key  # unwrapped once
        found += piece.reveal("content")
    return bytes(found)


def destroy(reading: DocumentReading) -> None:
    """With its key, so that what a database or a disk still holds of it cannot be opened."""
    pieces = ReadingPiece.objects.filter(reading=reading)
    keys = list(DataKey.objects.filter(pk__in=pieces.values("data_key")))
    pieces.delete()
    for key in keys:
        key.destroy()


def erase_along(record: Model, _ground: Ground) -> None:
    if not isinstance(record, Case):
        return
    for reading in DocumentReading.objects.filter(case=record):
        destroy(reading)
