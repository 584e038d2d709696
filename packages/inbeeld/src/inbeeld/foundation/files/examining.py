"""The one way in for a document: what it is, its cleaned copy, what the scanner says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.files import File

from .cleaning.results import Refused
from .confinement import cleaned_apart
from .rules import Kind, Refusal, Scan
from .scanning import scan

__all__ = ["Examined", "Refused", "examine", "made_here"]


@dataclass(frozen=True, slots=True)
class Examined:
    """A document that may be kept. `original` is None when it held pictures, or could: those are kept nowhere, ever."""

    kind: Kind
    cleaned: bytes = field(repr=False)
    original: bytes | None = field(repr=False)
    pictures: int
    scan: Scan
    digest: str
    name: str = field(repr=False)


def made_here(pdf: bytes) -> Examined:
    """A PDF that this installation printed itself."""
    digest = hashlib.sha256(pdf).hexdigest()
    return Examined(Kind.PDF, cleaned=pdf, original=None, pictures=0, scan=Scan.CLEAN, digest=digest, name="")


def examine(upload: File[Any]) -> Examined:
    """What may be kept of an upload; raises `Refused`, with the reason, when that is nothing."""
    size = upload.size or 0
    if size > settings.LARGEST_FILE:
        raise Refused(Refusal.TOO_LARGE)
    content = upload.read()
    cleaned = cleaned_apart(content)
    found = scan(content)
    if found == Scan.VIRUS:
        raise Refused(Refusal.VIRUS)
    return Examined(
        kind=cleaned.kind,
        cleaned=cleaned.content,
        original=content if cleaned.accounted else None,
        pictures=cleaned.pictures,
        scan=found,
        digest=hashlib.sha256(content).hexdigest(),
        name=upload.name or "",
    )
