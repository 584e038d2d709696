"""Opening the sealed texts of many records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from inbeeld.foundation.vault.api import SealedModel


def with_text(rows: Iterable[Any], field: str, holder: SealedModel) -> list[dict[str, Any]]:
    """Records with their text opened; the key of what they belong to is unwrapped once for all."""
    found = []
    for row in rows:
        row.data_key = holder.data_key
        found.append({"row": row, "text": row.reveal(field)})
    return found
