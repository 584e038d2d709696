"""What every verb prints in the same way."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

BAR = 40


def add_table_argument(parser: argparse.ArgumentParser) -> None:
    """Add FILE and --json."""
    parser.add_argument(
        "file", metavar="FILE", help="CSV (or .parquet) with a 0/1 column per list and a last column 'count'"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")


def show_progress(done: int, number: int) -> None:
    """Draw a bar on a terminal; nothing elsewhere."""
    if sys.stderr.isatty():
        filled = round(BAR * done / number)
        end = "\r\033[K" if done == number else ""
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done:,} of {number:,} {end}")
        sys.stderr.flush()


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Show on a terminal what is being done; nothing elsewhere."""
    shown = sys.stderr.isatty()
    if shown:
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def write(text: str) -> None:
    """Print text."""
    sys.stdout.write(text + "\n")


def write_json(values: Mapping[str, Any]) -> None:
    """Print one JSON object."""
    write(json.dumps(_plain(values), indent=2, ensure_ascii=False, allow_nan=False))


def _plain(value: Any) -> Any:
    """JSON knows no infinity, no missing number and no NumPy."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else str(value)
    return value
