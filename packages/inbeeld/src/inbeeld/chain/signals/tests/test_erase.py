"""Erasing a signal takes along what came with it."""

from __future__ import annotations

from django.test import Client

from fixtures.documents import upload
from inbeeld.chain.signals.models import Signal, SignalAttachment
from inbeeld.foundation.erasure.api import Ground, erase
from inbeeld.foundation.files.api import FilePiece, StoredFile

from .conftest import NEW


def test_with_a_signal_go_its_documents(anybody: Client, typed: dict[str, str]) -> None:
    anybody.post(NEW, {**typed, "document": upload(b"Verzonnen verslag.", "a.txt")})
    erase(Signal.objects.get(), kind="signal", ground=Ground.TERM)
    assert not any(model.objects.exists() for model in (Signal, SignalAttachment, StoredFile, FilePiece))
