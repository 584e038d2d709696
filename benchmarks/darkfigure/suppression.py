"""Suppression beside GaussSuppression: cells hidden beside the small ones, proven bounds, CPU seconds.

The other package's numbers are those recorded with the reference data. `DARKFIGURE_TABLES` names a folder with more
tables and their `index.json`.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.report import Line, show
from darkfigure.disclosure import FrequencyTable, Rules, Structure, read_counts, suppress

REFERENCE = Path(__file__).parents[2] / "packages" / "darkfigure" / "tests" / "reference" / "disclosure"
SECONDS, LONGER = 20.0, 60.0
SMALL = 300


def main() -> int:
    """Protect every table, with zeros hidden and shown, and compare."""
    folder = Path(os.environ.get("DARKFIGURE_TABLES", REFERENCE))
    recorded = json.loads((REFERENCE / "peers.json").read_text(encoding="utf-8"))
    peers = {(peer["table"], peer["call"]): peer for peer in recorded if peer["package"] == "GaussSuppression"}
    kept = True
    for entry in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        table = read_counts(folder / f"{entry['name']}.csv", Structure.from_dict(entry))
        for rules, call in ((Rules(zeros="hidden"), "hidden_range"), (Rules(zeros="shown"), "shown_range")):
            kept &= not show(_compare(table, rules, peers.get((entry["name"], call))))
    return 0 if kept else 1


def _compare(table: FrequencyTable, rules: Rules, peer: dict[str, Any] | None) -> list[Line]:
    began = time.process_time()
    found = suppress(table, rules, seconds=SECONDS if len(table.structure.cells) <= SMALL else LONGER)
    spent = time.process_time() - began
    name = f"{table.structure.name}, {len(table.structure.cells)} cells, zeros {rules.zeros}"
    cost, limit = (f"{name}: hidden beside {len(found.primary.reasons)}", None)
    ratio = found.cost / peer["secondary"] if peer and peer["secondary"] else None
    if ratio is not None and rules.zeros == "hidden":
        limit = 1.0
    return [
        Line(cost, found.cost, "cells", ratio, limit),
        Line(f"{name}: no safe pattern has fewer than", found.bound, "cells"),
        Line(f"{name}: CPU", spent, "s"),
    ]


if __name__ == "__main__":
    sys.exit(main())
