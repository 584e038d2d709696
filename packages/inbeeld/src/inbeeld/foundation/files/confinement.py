"""Readers of documents are large and old: they run in a process of their own, and nothing that they say is believed."""

from __future__ import annotations

import json

from django.conf import settings

from inbeeld.foundation.sandbox.api import Limits, NoAnswer, NotConfined, answer_of

from .model import Document, NotADocument, WrittenAsLetters, from_bytes
from .reading.refusing import Refused
from .rules import FileKind, Refusal, Scans

MODULE = "inbeeld.foundation.files.reading"
LETTERS_OF_LANGUAGES = "/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata"
# Within a request: somebody waits for the answer. Scans are read by the worker.
TEXT = Limits(seconds=20, patience=45)
PICTURES = Limits(memory=1536 * 1024 * 1024, seconds=120, patience=150, readable=LETTERS_OF_LANGUAGES)


def understood(content: bytes, scans: Scans = Scans.NONE) -> tuple[FileKind, Document]:
    """What is understood of a file, read in a process of its own; `Refused` also when that process dies."""
    limits = TEXT if scans == Scans.NONE else PICTURES
    try:
        said = answer_of(MODULE, content, scans, settings.SCAN_LANGUAGES, limits=limits)
    except NotConfined:
        raise Refused(Refusal.NOT_CONFINED) from None
    except NoAnswer:
        raise Refused(Refusal.TOO_COMPLEX) from None
    return taken_in(said)


def taken_in(said: bytes) -> tuple[FileKind, Document]:
    """The answer of a reader, checked as something from outside."""
    line, _, content = said.partition(b"\n")
    try:
        answer = json.loads(line)
        if "refusal" in answer:
            raise Refused(Refusal(answer["refusal"]))
        return FileKind(answer["kind"]), from_bytes(content)
    except WrittenAsLetters:
        raise Refused(Refusal.LETTERS) from None
    except NotADocument:
        raise Refused(Refusal.TOO_LONG) from None
    except (ValueError, TypeError, KeyError):
        raise Refused(Refusal.UNREADABLE) from None
