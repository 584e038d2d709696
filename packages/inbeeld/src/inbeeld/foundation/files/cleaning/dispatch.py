"""From a file to its cleaned copy."""

from __future__ import annotations

from inbeeld.foundation.files.rules import Kind

from .kinds import kind_of
from .packages import Package
from .plain_text import clean_text_file
from .results import Cleaned


def cleaned_copy(content: bytes) -> Cleaned:
    """What may be given to people of this file, or `Refused`. Large readers are loaded when they are needed."""
    match kind_of(content):
        case Kind.PDF:
            from .pdf import clean_pdf

            return clean_pdf(content)
        case Kind.DOCX:
            from .word import clean_word

            return clean_word(Package.read(content))
        case Kind.ODT:
            from .opendocument import clean_open_document

            return clean_open_document(Package.read(content))
        case Kind.TXT:
            return clean_text_file(content)
