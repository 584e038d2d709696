"""A document under the key of its record, scanned, and given back under a neutral name."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from django.test import Client

from fixtures.documents import WORDS, unzipped, upload
from inbeeld.foundation.files.downloads import as_attachment, ready_to_give
from inbeeld.foundation.files.examining import Refused, examine
from inbeeld.foundation.files.models import FilePiece, StoredFile
from inbeeld.foundation.files.rules import Refusal, Scan
from inbeeld.foundation.files.storing import PIECE, NotGiven, content_of, store, text_of
from inbeeld.foundation.vault.api import DataKey

pytestmark = pytest.mark.django_db
NOBODY_LISTENS = "127.0.0.1:9"
SIGNATURE = b"Verzonnen virus"


class Scanner:
    """Speaks what clamd speaks; finds one made-up virus."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.listening.getsockname()[1]}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            with closing(connection):
                self.answer(connection)

    def answer(self, connection: socket.socket) -> None:
        file = connection.makefile("rb")
        assert file.read(10) == b"zINSTREAM\0"
        content = b""
        while length := int.from_bytes(file.read(4), "big"):
            content += file.read(length)
        connection.sendall(b"stream: Made.Up FOUND\0" if SIGNATURE in content else b"stream: OK\0")


@pytest.fixture
def scanner(settings: Any) -> Iterator[Scanner]:
    found = Scanner()
    settings.CLAMAV = found.address
    yield found
    found.listening.close()


def stored_text(content: bytes = WORDS.encode()) -> StoredFile:
    return store(examine(upload(content)), data_key=DataKey.objects.create_key())


def test_nothing_of_a_document_stands_readable_in_the_database() -> None:
    stored = stored_text()
    again = StoredFile.objects.get(pk=stored.pk)
    assert text_of(again).plain() == WORDS
    kept = [bytes(piece or b"") for piece in FilePiece.objects.values_list("content", flat=True)]
    assert len(kept) == 1
    assert not [
        piece for piece in [*kept, bytes(again.name or b""), bytes(again.digest or b"")] if b"Verzonnen" in piece
    ]


def test_a_large_document_comes_back_whole() -> None:
    long = ("Verzonnen regel.\n" * 40_000).encode()
    stored = stored_text(long)
    assert stored.pieces.count() == -(-stored.size // PIECE) > 1
    assert text_of(stored).plain() == long.decode().rstrip("\n")


def test_a_document_is_given_as_a_download_under_a_neutral_name() -> None:
    response = as_attachment(stored_text(), number=3)
    assert response.headers["Content-Disposition"] == 'attachment; filename="document-3.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_a_document_can_be_had_to_work_on() -> None:
    response = as_attachment(stored_text(), number=3, form="docx")
    assert response.headers["Content-Disposition"] == 'attachment; filename="document-3.docx"'
    assert WORDS in unzipped(response.content)["word/document.xml"]


def test_a_virus_is_refused(scanner: Scanner) -> None:
    with pytest.raises(Refused) as refused:
        examine(upload(SIGNATURE))
    assert refused.value.refusal == Refusal.VIRUS
    assert examine(upload(b"Gewone tekst")).scan == Scan.CLEAN


def test_a_document_that_could_not_be_scanned_waits_and_is_given_to_nobody(settings: Any) -> None:
    settings.CLAMAV = NOBODY_LISTENS
    stored = stored_text()
    assert stored.scan == Scan.WAITING
    assert not ready_to_give(stored)
    with pytest.raises(NotGiven):
        content_of(stored)


def test_a_document_that_waited_is_given_once_it_is_scanned(settings: Any, scanner: Scanner) -> None:
    settings.CLAMAV = NOBODY_LISTENS
    clean, harmful = stored_text(), stored_text(SIGNATURE)
    settings.CLAMAV = scanner.address
    assert ready_to_give(clean)
    assert not ready_to_give(harmful)
    assert StoredFile.objects.get(pk=harmful.pk).scan == Scan.VIRUS


def test_what_is_sent_never_lies_on_the_disk_unsealed(client: Client, settings: Any) -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["inbeeld.foundation.files.uploads.InMemory"]
