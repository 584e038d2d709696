"""Suppression beside GaussSuppression and sdcTable: cells hidden, proven bounds, what leaks, CPU seconds.

The other packages' numbers are those recorded with the reference data, as R is seldom there. `DARKFIGURE_TABLES` names
a folder with larger tables and their `index.json`; `BENCH_WRITE=1` writes docs/methods/measured-suppression.md.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.report import publish, table
from darkfigure.disclosure import FrequencyTable, Rules, Structure, Suppression, read_counts, suppress

REFERENCE = Path(__file__).parents[2] / "packages" / "darkfigure" / "tests" / "reference" / "disclosure"
SMALL, LARGE = 300, 2000
# CPU seconds that were promised, by the number of cells.
LIMITS = {SMALL: 20.0, LARGE: 60.0, 10_000: 120.0}
# How zeros are treated here, and how the other packages were asked for the same.
CALLS = {
    "hidden": {"GaussSuppression": "hidden_range"},
    "shown": {"GaussSuppression": "shown", "sdcTable OPT": "OPT-shown", "sdcTable HITAS": "HITAS-shown"},
}
HEAD = ("table", "cells", "zeros", "small", "hidden beside", "at least", "CPU s", "from outsiders only")

ABOUT = (
    "Threshold 5, bounds at least 4 apart for an outsider who knows whether zeros are shown. *Hidden beside*: cells "
    "hidden beside the small ones, with everybody withstood who is alone in a cell (`insiders=1`); *at least*: no safe "
    "pattern has fewer; *from outsiders only*: with `insiders=0`, as the other packages were asked. Every pattern went "
    "through the attack in whole numbers, which found nothing in any."
)
OTHERS = (
    "Of the other packages: cells hidden beside the small ones, in brackets how many small counts can then be computed "
    "or have bounds less than 4 apart, by the same attack, where the pattern was recorded, and CPU seconds. "
    "GaussSuppression 1.2.3 (with zeros hidden: with range limits), sdcTable 0.34.0; recorded, not run again."
)
SUMMARY = (
    "{} of {} patterns are proven to be the cheapest; {} took longer than was promised, {} hide more than "
    "GaussSuppression with range limits."
)


@dataclass(frozen=True)
class Measured:
    """One table protected twice: from people alone in a cell too, and from outsiders alone, as in the record."""

    table: FrequencyTable
    zeros: str
    found: Suppression
    outsiders: Suppression | None
    spent: tuple[float, float]

    def row(self) -> list[object]:
        """A line of the table."""
        cells = len(self.table.structure.cells)
        alone = f"{_cost(self.outsiders)} ({self.spent[1]:.1f} s)" if self.outsiders else "not run"
        proven = "proven" if self.found.proven else (self.found.bound or "no bound")
        own = [len(self.found.primary.reasons), self.found.cost, proven, f"{self.spent[0]:.1f}", alone]
        return [self.table.structure.name, cells, self.zeros, *own]


def _cost(found: Suppression) -> str:
    return f"{found.cost}" if found.proven else f"{found.cost}, at least {found.bound}"


def main() -> int:
    """Protect every table, with zeros hidden and shown, and compare."""
    peers = _peers()
    done = []
    for one in _measured():
        done.append(one)
        sys.stdout.write(f"{' | '.join(map(str, one.row()))}\n")
        sys.stdout.flush()
    rows = [[*one.row(), *_beside(one, peers)] for one in done]
    others = sorted({name for calls in CALLS.values() for name in calls})
    late = [one for one in done if max(one.spent) > 1.2 * _limit(len(one.table.structure.cells)) + 1]
    dearer = [one for one in done if _is_dearer(one, peers)]
    publish(
        "suppression",
        "Suppression, measured",
        [
            ABOUT,
            table([*HEAD, *(f"{name}: hidden, leaking" for name in others)], rows),
            OTHERS,
            SUMMARY.format(sum(one.found.proven for one in done), len(done), len(late), len(dearer)),
        ],
    )
    return 1 if late or dearer else 0


def _measured() -> Iterator[Measured]:
    folder = Path(os.environ.get("DARKFIGURE_TABLES", REFERENCE))
    entries = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    there = [entry for entry in entries if (folder / f"{entry['name']}.csv").is_file()]
    tables = [read_counts(folder / f"{entry['name']}.csv", Structure.from_dict(entry)) for entry in there]
    for one in sorted(tables, key=lambda table: len(table.structure.cells)):
        for zeros in ("hidden", "shown"):
            found, spent = _timed(one, Rules(zeros=zeros))
            alone, less = (None, 0.0)
            if len(one.structure.cells) < LARGE:
                alone, less = _timed(one, Rules(zeros=zeros, insiders=0))
            yield Measured(one, zeros, found, alone, (spent, less))


def _limit(cells: int) -> float:
    return next(limit for most, limit in LIMITS.items() if cells <= most)


def _timed(one: FrequencyTable, rules: Rules) -> tuple[Suppression, float]:
    began = time.process_time()
    found = suppress(
        one, rules, seconds=_limit(len(one.structure.cells)) * (1 if len(one.structure.cells) < LARGE else 0.75)
    )
    return found, time.process_time() - began


def _peers() -> dict[tuple[str, str, str], dict[str, Any]]:
    """What is recorded of other packages, with what leaks where the pattern is recorded."""
    recorded = json.loads((REFERENCE / "peers.json").read_text(encoding="utf-8"))
    found = {(one["table"], one["package"], one["call"]): dict(one) for one in recorded}
    for line in (REFERENCE / "patterns.jsonl").read_text(encoding="utf-8").splitlines():
        pattern = json.loads(line)
        key = (pattern["table"], pattern["package"], pattern["call"])
        if key in found:
            found[key]["leaks"] = max(pattern["audit"]["exact"]) + max(pattern["audit"]["narrow"])
    return found


def _beside(one: Measured, peers: dict[tuple[str, str, str], dict[str, Any]]) -> list[str]:
    told = []
    for name in sorted({name for calls in CALLS.values() for name in calls}):
        call = CALLS[one.zeros].get(name)
        peer = peers.get((one.table.structure.name, name.split()[0], call or ""))
        leaks = "" if peer is None or "leaks" not in peer else f" ({peer['leaks']})"
        told.append("" if peer is None else f"{peer['secondary']}{leaks}, {peer['cpu_s']:.1f} s")
    return told


def _is_dearer(one: Measured, peers: dict[tuple[str, str, str], dict[str, Any]]) -> bool:
    """Against the package that withstands the attack; asked of outsiders, as it was."""
    peer = peers.get((one.table.structure.name, "GaussSuppression", "hidden_range"))
    return bool(one.zeros == "hidden" and one.outsiders and peer and one.outsiders.cost > peer["secondary"])


if __name__ == "__main__":
    sys.exit(main())
