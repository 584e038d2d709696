"""Cells that say whether a person is on a list, and cells that say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from darkfigure._errors import InvalidInput

YES = frozenset({"1", "1.0", "1,0", "true", "waar", "ja", "yes"})
NO = frozenset({"0", "0.0", "0,0", "false", "onwaar", "nee", "no"})


def row_mask(row: Sequence[object], lists: Sequence[str], place: str) -> int:
    """Read one row of 0/1 cells as a bit mask.

    Raises
    ------
    InvalidInput
        Naming ``place`` and the column, when a cell is not 0 or 1 or all are 0.
    """
    if len(row) != len(lists):
        raise InvalidInput(place, f"{len(row)} cells", f"{len(lists)} cells, one per list")
    mask = 0
    for bit, (name, cell) in enumerate(zip(lists, row, strict=True)):
        word = str(cell).strip().lower()
        if word not in YES and word not in NO:
            raise InvalidInput(f"{place}, column {name!r}", cell, "0 or 1")
        mask |= (word in YES) << bit
    if mask == 0:
        raise InvalidInput(place, "a pattern of zeros only", "at least one list with 1 (nobody sees the unseen)")
    return mask


def is_missing(key: Any) -> bool:
    """Say whether a key is missing in one of the ways of files and data frames."""
    if key is None or type(key).__name__ in {"NAType", "NaTType"}:
        return True
    if isinstance(key, str):
        return not key.strip()
    return isinstance(key, (float, np.floating)) and bool(np.isnan(key))
