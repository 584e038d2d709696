"""Which documents are let in, and why others are not."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a document is, by its content; the value is the ending that it is given back with."""

    PDF = "pdf"
    ODT = "odt"
    DOCX = "docx"
    TXT = "txt"


CONTENT_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.TXT: "text/plain; charset=utf-8",
}


class Refusal(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    PICTURE = "picture"
    RECORDING = "recording"
    ONLY_PICTURES = "only_pictures"  # a scan: without its pictures nothing is left
    ARCHIVE = "archive"
    MACROS = "macros"
    ENCRYPTED = "encrypted"
    OLD_WORD = "old_word"
    OTHER_KIND = "other_kind"
    UNREADABLE = "unreadable"
    TOO_COMPLEX = "too_complex"  # a bomb, or something that behaves like one
    VIRUS = "virus"


class Scan(StrEnum):
    """What the virus scanner said."""

    CLEAN = "clean"
    WAITING = "waiting"  # there is a scanner, and it did not answer: the file is not given to anybody yet
    NONE = "none"  # this installation has no scanner
    VIRUS = "virus"  # found when it was scanned later: never given to anybody


def may_be_given(scan: Scan) -> bool:
    return scan in {Scan.CLEAN, Scan.NONE}
