"""The end of the log, written down outside the database: whoever cuts off the tail cannot cut it off there."""

from __future__ import annotations

import json
import os
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from .models import AuditHead

FILE = "inbeeld-anchors.jsonl"
OVERDUE_HOURS = 26
_SHORT = 16
_WORDS = re.compile(r"(\d+)-([0-9a-f]{16,64})")


@dataclass(frozen=True)
class Anchor:
    """The number of an entry and its seal, or the beginning of it."""

    sequence: int
    mac: bytes

    @property
    def words(self) -> str:
        """Short enough for a letter, the name of a file, or paper."""
        return f"{self.sequence}-{self.mac.hex()[:_SHORT]}"

    def holds_for(self, mac: bytes) -> bool:
        return bytes(mac)[: len(self.mac)] == self.mac


def last_anchor() -> Anchor | None:
    """Of the log as it ends now; None while it is empty."""
    head = AuditHead.objects.first()
    return Anchor(head.sequence, bytes(head.mac)) if head is not None and head.sequence else None


def drop_anchor(file: Path) -> Anchor | None:
    """Add a line to `file`: best kept on another machine, or printed. Nothing to anchor in an empty log."""
    anchor = last_anchor()
    if anchor is None:
        return None
    now = datetime.now(UTC).isoformat(timespec="seconds")
    line = json.dumps({"at": now, "sequence": anchor.sequence, "mac": anchor.mac.hex()}) + "\n"
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as stream:
        stream.write(line)
        stream.flush()
        os.fsync(stream.fileno())
    return anchor


def read_anchors(file: Path) -> list[Anchor]:
    """Every anchor in the file; ValueError names the line that is none."""
    return [_anchor(number, line) for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)]


def read_words(words: str) -> Anchor:
    """An anchor as it stood in a letter or in the name of an export; ValueError when it is none."""
    found = _WORDS.search(words)
    if found is None:
        msg = f"{words} is not an anchor."
        raise ValueError(msg)
    return Anchor(int(found[1]), bytes.fromhex(found[2]))


def configured_file() -> Path | None:
    """Where anchors go each night; None when no place was named."""
    if not settings.AUDIT_ANCHORS:
        return None
    place = Path(settings.AUDIT_ANCHORS)
    return place / FILE if place.is_dir() else place


def configured_anchors() -> list[Anchor]:
    """Those that were written so far; none where there is no place for them yet."""
    file = configured_file()
    return read_anchors(file) if file is not None and file.exists() else []


def hours_since_last() -> int | None:
    """Whole hours since the newest anchor was written; None when there is none to be found."""
    file = configured_file()
    return int((time.time() - file.stat().st_mtime) // 3600) if file is not None and file.exists() else None


def _anchor(number: int, line: str) -> Anchor:
    try:
        plain = json.loads(line)
        return Anchor(int(plain["sequence"]), bytes.fromhex(plain["mac"]))
    except (ValueError, KeyError, TypeError):
        msg = f"Line {number} is not an anchor."
        raise ValueError(msg) from None
