"""The end of the log, written down outside the database: whoever cuts off the tail cannot cut it off there."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .models import AuditHead


@dataclass(frozen=True)
class Anchor:
    sequence: int
    mac: bytes


def drop_anchor(file: Path) -> Anchor | None:
    """Add a line to `file`: best kept on another machine, or printed. Nothing to anchor in an empty log."""
    head = AuditHead.objects.first()
    if head is None or head.sequence == 0:
        return None
    anchor = Anchor(head.sequence, bytes(head.mac))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with file.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"at": now, "sequence": anchor.sequence, "mac": anchor.mac.hex()}) + "\n")
    return anchor


def read_anchors(file: Path) -> list[Anchor]:
    """Every anchor in the file; ValueError names the line that is none."""
    return [_anchor(number, line) for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)]


def _anchor(number: int, line: str) -> Anchor:
    try:
        plain = json.loads(line)
        return Anchor(int(plain["sequence"]), bytes.fromhex(plain["mac"]))
    except (ValueError, KeyError, TypeError):
        msg = f"Line {number} is not an anchor."
        raise ValueError(msg) from None
