"""The documents that go along in a package."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from inbeeld.chain.transfers.envelopes import LARGEST

# What is left over is for all that people wrote.
ROOM = LARGEST * 3 // 4


@dataclass(slots=True)
class PackedFiles:
    """The documents by their digest, and how many stay because they do not fit or may not be given."""

    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    left: int = 0

    def put(self, data: bytes) -> str | None:
        """The digest by which the file is found again; None when it does not fit."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self.files and sum(map(len, self.files.values())) + len(data) > ROOM:
            return None
        self.files[digest] = data
        return digest
