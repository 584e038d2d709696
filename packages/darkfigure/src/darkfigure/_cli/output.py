"""What every verb prints in the same way."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._reading import read_table

BAR = 40
SCHEMA_VERSION = 1


def add_table_argument(parser: argparse.ArgumentParser) -> None:
    """Add FILE and --json."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="CSV or .parquet with a 0/1 column per list and a column 'count'; - reads standard input",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")


def seconds(text: str) -> float:
    """Read a time: more than nothing, perhaps without end."""
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not found > 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; allowed: seconds, more than 0")
    return found


def add_despite_refusal(parser: argparse.ArgumentParser) -> None:
    """Add --despite-refusal."""
    parser.add_argument(
        "--despite-refusal", action="store_true", help="also print refused numbers, each with the grounds beside it"
    )


def read_lists(options: argparse.Namespace) -> CaptureHistories:
    """Read the table that FILE names."""
    return read_table(options.file)


def require_writable(flag: str, target: Path) -> None:
    """Raise InvalidInput before the work when a file could not be written after it."""
    folder = target.parent
    if target.is_dir() or not folder.is_dir() or not os.access(target if target.exists() else folder, os.W_OK):
        raise InvalidInput(flag, str(target), "a file in a folder that exists and can be written")


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


def write_json(kind: str, values: Mapping[str, Any]) -> None:
    """Print one JSON object of a kind that the published schema describes."""
    write(as_json(kind, values))


def as_json(kind: str, values: Mapping[str, Any]) -> str:
    """Return one JSON object that names its kind."""
    named = {"schema": f"darkfigure.{kind}/{SCHEMA_VERSION}", **values}
    return json.dumps(_plain(named), indent=2, ensure_ascii=False, allow_nan=False)


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
