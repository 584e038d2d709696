"""The zip that a document of a word processor is: read with limits, written anew."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from inbeeld.foundation.files.rules import Refusal

from .results import Refused

MOST_PARTS = 2000
MOST_BYTES = 100 * 1024 * 1024
LONG_AGO = (1980, 1, 1, 0, 0, 0)
ENCRYPTED_FLAG = 0x1
# Sizes in bytes that the format sets: both heads of a part with the note behind it, and the end of the file.
HEADS = 30 + 46 + 24
END = 22
GROWTH = 600  # room that word processors leave in the first head


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document; each is unpacked only when it is asked for."""

    archive: zipfile.ZipFile
    names: tuple[str, ...]
    size: int

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
        return cls(archive, tuple(names), len(content))

    def has(self, name: str) -> bool:
        return name in self.names

    def holds_only(self, known: re.Pattern[str]) -> bool:
        """Whether every part is known by its name, and no bytes lie before, between or behind the parts."""
        named = all(known.fullmatch(name) for name in self.names)
        return named and not self.archive.comment and self.size <= sum(map(_room_of, self.archive.infolist())) + END

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


def _room_of(entry: zipfile.ZipInfo) -> int:
    """How many bytes a part takes at the most: twice its head, its content, and the note behind it."""
    head = len(entry.filename.encode()) + len(entry.extra) + GROWTH
    return HEADS + 2 * head + len(entry.comment) + entry.compress_size


def written(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A new zip without dates or names of machines; a part named "mimetype" is stored as it is, as ODT asks."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()
