"""From a file to what is understood of it."""

from __future__ import annotations

from inbeeld.foundation.files.model import Document
from inbeeld.foundation.files.rules import FileKind, Refusal, Scans

from .kinds import kind_of
from .packages import Package
from .refusing import Refused
from .scans import Reader


def read_document(content: bytes, allowed: str, languages: str) -> tuple[FileKind, Document]:
    """The kind and the text of this file, or `Refused`. Large readers are loaded when they are needed."""
    reader = Reader(languages) if allowed != Scans.NONE else None
    kind = kind_of(content, pictures=allowed == Scans.PICTURES)
    document = _read(kind, content, reader)
    if not document.has_words():
        raise Refused(_nothing_to_read(document, kind, reader))
    return (FileKind.SCAN if document.scanned else kind), document


def _read(kind: FileKind, content: bytes, reader: Reader | None) -> Document:
    match kind:
        case FileKind.PDF:
            from .pdf import read_pdf

            return read_pdf(content, reader)
        case FileKind.DOCX:
            from .word import read_word

            return read_word(Package.read(content))
        case FileKind.ODT:
            from .opendocument import read_open_document

            return read_open_document(Package.read(content))
        case FileKind.SCAN:
            from .pictures import read_picture

            return read_picture(content, reader)
        case _:
            from .plain_text import read_text_file

            return read_text_file(content)


def _nothing_to_read(document: Document, kind: FileKind, reader: Reader | None) -> Refusal:
    if kind == FileKind.SCAN:
        return Refusal.PICTURE  # a picture without words is no scan of a paper
    if not document.left_out:
        return Refusal.EMPTY
    if kind == FileKind.PDF and reader is not None:
        return Refusal.NO_SCANS if not reader.is_there else Refusal.NO_WORDS
    return Refusal.ONLY_PICTURES
