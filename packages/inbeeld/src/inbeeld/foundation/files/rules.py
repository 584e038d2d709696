"""Which documents are let in, and why others are not. Imports nothing of Django: confined readers use it."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """What a document was when it came."""

    PDF = "pdf"
    ODT = "odt"
    DOCX = "docx"
    TXT = "txt"
    SCAN = "scan"  # its text was read from pictures of paper
    TYPED = "typed"  # somebody typed a paper over
    PRINTED = "printed"  # made here: a letter, a file


SENT = (FileKind.PDF, FileKind.ODT, FileKind.DOCX, FileKind.TXT)
PICTURE_ENDINGS = ("jpg", "jpeg", "png", "tif", "tiff")


class Form(StrEnum):
    """How a document is given; the value is the ending of its name."""

    PDF = "pdf"
    DOCX = "docx"


CONTENT_TYPES = {
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Scans(StrEnum):
    """Whether text is read from pictures of paper."""

    NONE = "none"
    PAGES = "pages"  # pages of a PDF
    PICTURES = "pictures"  # those, and a picture that is a file of its own


class Refusal(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    PICTURE = "picture"
    RECORDING = "recording"
    ONLY_PICTURES = "only_pictures"  # a scan, where scans are not read
    NO_SCANS = "no_scans"  # a scan, where scans would be read if the component were there
    NO_WORDS = "no_words"  # a scan in which no words were found
    TOO_MANY_SCANS = "too_many_scans"
    LETTERS = "letters"  # a file written as letters
    ARCHIVE = "archive"
    MACROS = "macros"
    ENCRYPTED = "encrypted"
    OLD_WORD = "old_word"
    OTHER_KIND = "other_kind"
    UNREADABLE = "unreadable"
    TOO_COMPLEX = "too_complex"  # a bomb, or something that behaves like one
    NOT_CONFINED = "not_confined"  # this machine cannot read documents safely
    VIRUS = "virus"


class Scan(StrEnum):
    """What the virus scanner said."""

    CLEAN = "clean"
    WAITING = "waiting"  # there is a scanner, and it did not answer: the file is not given to anybody yet
    NONE = "none"  # this installation has no scanner
    VIRUS = "virus"  # found when it was scanned later: never given to anybody


def may_be_given(scan: Scan) -> bool:
    return scan in {Scan.CLEAN, Scan.NONE}
