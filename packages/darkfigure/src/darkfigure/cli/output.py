"""What every verb prints in the same way."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from typing import Any


def add_table_argument(parser: argparse.ArgumentParser) -> None:
    """Add FILE and --json."""
    parser.add_argument("file", metavar="FILE", help="CSV with one 0/1 column per list and a last column 'count'")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")


def write(text: str) -> None:
    """Print text."""
    sys.stdout.write(text + "\n")


def write_json(values: Mapping[str, Any]) -> None:
    """Print one JSON object."""
    write(json.dumps(values, indent=2, ensure_ascii=False))
