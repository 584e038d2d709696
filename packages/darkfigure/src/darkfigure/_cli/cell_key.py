"""``darkfigure disclosure protect --method cell-key``: noise, and the secret from which noise and rounding come."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from darkfigure._errors import InvalidInput

if TYPE_CHECKING:
    from darkfigure.disclosure import FrequencyTable, Release

BYTES = 32
KEY_FILE = "cell.key"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what noise needs."""
    group = parser.add_argument_group("cell-key noise; rounding and small counts take --key too")
    group.add_argument(
        "--key", metavar="FILE", help=f"the secret, made where there is none (default: {KEY_FILE} beside TABLE.csv)"
    )
    group.add_argument("--record", metavar="COLUMN", help="what identifies a record, in a table with a row per person")
    group.add_argument("--largest-noise", type=int, default=5, metavar="D", help="at most so far off (default: 5)")
    group.add_argument("--variance", type=float, default=3.0, metavar="V", help="variance of the noise (default: 3)")
    group.add_argument("--blocked", type=int, default=2, metavar="N", help="never publish 1 to N (default: 2)")


def protect(table: FrequencyTable, options: argparse.Namespace) -> tuple[Release, Mapping[str, Any]]:
    """Give every cell the noise of its key."""
    from darkfigure.disclosure import CellKeys, Transitions, add_noise
    from darkfigure.disclosure.reading import COUNT, read_rows

    transitions = Transitions(options.largest_noise, options.variance, options.blocked, options.zeros)
    columns, rows = read_rows(options.table)
    inner = None
    if COUNT not in columns and options.record not in columns:
        allowed = f"the column that identifies a record, the same in every table; there are {', '.join(columns)}"
        raise InvalidInput("--record", options.record, allowed)
    if COUNT in columns and options.record:
        raise InvalidInput("--record", options.record, "nothing for a table of counts, which has no records")
    source, secret, made = secret_of(options)
    keys = CellKeys(secret)
    if options.record:
        inner = keys.of_records(table.structure, rows, options.record)
    found = add_noise(table, keys, inner, transitions=transitions)
    return found.release, {**found.as_dict(), "key": str(source), "key_made": made}


def secret_of(options: argparse.Namespace) -> tuple[Path, bytes, bool]:
    """Return where the secret is, the secret, and whether it was made just now."""
    source = Path(options.key) if options.key else Path(options.table).with_name(KEY_FILE)
    made = not source.exists()
    if made and not options.key and not os.access(source.parent, os.W_OK):
        source = Path(options.output).with_name(KEY_FILE)
        made = not source.exists()
    return source, _secret(source), made


def _secret(source: Path) -> bytes:
    """Read the secret; draw one where there is none, for the eyes of its owner only."""
    try:
        try:
            with os.fdopen(os.open(source, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(os.urandom(BYTES).hex() + "\n")
        except FileExistsError:
            pass
        return bytes.fromhex(source.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        allowed = f"a file of hexadecimal digits that can be read ({type(error).__name__})"
        raise InvalidInput("--key", str(source), allowed) from error
