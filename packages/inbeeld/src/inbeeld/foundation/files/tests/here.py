"""Reading in the process of the test."""

from __future__ import annotations

from inbeeld.foundation.files.confinement import taken_in
from inbeeld.foundation.files.model import Document
from inbeeld.foundation.files.reading.__main__ import answer
from inbeeld.foundation.files.rules import FileKind, Scans

LANGUAGES = "nld+eng"


def understood_here(content: bytes, scans: Scans = Scans.NONE) -> tuple[FileKind, Document]:
    return taken_in(answer(content, scans, LANGUAGES))
