"""The one way in for a document: what it is, what is understood of it, what the scanner says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.files import File

from .confinement import understood
from .model import Block, BlockKind, Document, Run, from_bytes, to_bytes
from .reading.kinds import is_picture_of_paper, refuse_at_sight
from .reading.refusing import Refused
from .rules import FileKind, Refusal, Scan, Scans
from .scanning import scan

__all__ = ["Examined", "Refused", "Upload", "examine", "looked_at", "made_here", "typed_over"]


@dataclass(frozen=True, slots=True)
class Examined:
    """What may be kept of a document: its text as the model has it, or a PDF that was printed here."""

    kind: FileKind
    content: bytes = field(repr=False)
    left_out: dict[str, int]
    scan: Scan
    digest: str
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, looked at and not read yet."""

    content: bytes = field(repr=False)
    name: str = field(repr=False)

    @property
    def is_picture(self) -> bool:
        return is_picture_of_paper(self.content)


def looked_at(upload: File[Any], scans: Scans) -> Upload:
    """The upload, to be read later; `Refused` for what its size and first bytes tell already."""
    if (upload.size or 0) > settings.LARGEST_FILE:
        raise Refused(Refusal.TOO_LARGE)
    content = upload.read()
    refuse_at_sight(content, pictures=scans == Scans.PICTURES)
    return Upload(content, upload.name or "")


def examine(upload: File[Any], scans: Scans = Scans.NONE) -> Examined:
    """What may be kept of an upload; raises `Refused`, with the reason, when that is nothing."""
    size = upload.size or 0
    if size > settings.LARGEST_FILE:
        raise Refused(Refusal.TOO_LARGE)
    content = upload.read()
    kind, document = understood(content, scans)
    found = scan(content)
    if found == Scan.VIRUS:
        raise Refused(Refusal.VIRUS)
    return _kept(kind, document, found, hashlib.sha256(content).hexdigest(), upload.name or "")


def typed_over(text: str) -> Examined:
    """A paper that somebody typed over: paragraphs where a line was left open."""
    paragraphs = [part.strip("\n") for part in text.replace("\r\n", "\n").split("\n\n")]
    blocks = tuple(Block(BlockKind.PARAGRAPH, (Run(part),)) for part in paragraphs if part.strip())
    document = from_bytes(to_bytes(Document(blocks)))
    return _kept(FileKind.TYPED, document, Scan.CLEAN, hashlib.sha256(text.encode()).hexdigest(), "")


def made_here(pdf: bytes) -> Examined:
    """A PDF of our own press."""
    return Examined(FileKind.PRINTED, pdf, {}, Scan.CLEAN, hashlib.sha256(pdf).hexdigest(), "")


def _kept(kind: FileKind, document: Document, found: Scan, digest: str, name: str) -> Examined:
    left_out = {str(what): number for what, number in document.left_out.items()}
    return Examined(kind, to_bytes(document), left_out, found, digest, name)
