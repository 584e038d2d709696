"""The zip that a document of a word processor is: read with limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from inbeeld.foundation.files.rules import Refusal

from .refusing import Refused

MOST_PARTS = 2000
MOST_BYTES = 100 * 1024 * 1024
ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document; each is unpacked only when it is asked for."""

    archive: zipfile.ZipFile
    names: tuple[str, ...]

    @classmethod
    def read(cls, content: bytes) -> Package:
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError):
            raise Refused(Refusal.UNREADABLE) from None
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise Refused(Refusal.TOO_COMPLEX)
        if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
            raise Refused(Refusal.ENCRYPTED)
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names):  # which of the two is read depends on the reader
            raise Refused(Refusal.UNREADABLE)
        return cls(archive, tuple(names))

    def has(self, name: str) -> bool:
        return name in self.names

    def names_with(self, ending: str) -> list[str]:
        return [name for name in self.names if name.lower().endswith(ending)]

    def part(self, name: str) -> bytes:
        """The content of one part, empty when there is none; no more than its header promised."""
        if name not in self.names:
            return b""
        try:
            with self.archive.open(name) as file:
                content = file.read(MOST_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
            raise Refused(Refusal.UNREADABLE) from None
        if len(content) > MOST_BYTES:
            raise Refused(Refusal.TOO_COMPLEX)
        return content
