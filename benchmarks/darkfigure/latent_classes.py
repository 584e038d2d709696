"""Latent classes on every form of the published lists, beside LCMCR: do the chains agree, on what, after how long?

Writes the table of docs/methods/latent-classes.md. LCMCR's numbers are those recorded with the reference data: four
chains of 110,000 steps. `SECONDS_EACH` sets the CPU seconds after which chains are given up.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import records
from darkfigure import DarkfigureError, datasets, estimate_latent_classes

REFERENCE = Path(__file__).parents[2] / "packages" / "darkfigure" / "tests" / "reference" / "latent_classes.json"
SECONDS = float(os.environ.get("SECONDS_EACH", "120"))
NEAR, SETTLED = 0.05, 1.01
WITHOUT_REFERENCE = [{"lists": ["artificial_three", None]}]
HEADER = (
    "lists",
    "LCMCR: medians of its chains",
    "LCMCR: median (95 %)",
    "LCMCR: µs a step",
    "median (95 %)",
    "R-hat",
    "effective draws",
    "steps a chain",
    "levels",
    "CPU s",
    "verdict",
    "grounds",
)


def main() -> int:
    entries = [*json.loads(REFERENCE.read_text(encoding="utf-8")), *WITHOUT_REFERENCE]
    sys.stdout.write(f"| {' | '.join(HEADER)} |\n|{'---|' * len(HEADER)}\n")
    rows, apart = [], []
    for entry in entries:
        row, agrees = _row(entry)
        rows.append(row)
        apart += [row[0]] * (not agrees)
        sys.stdout.write("| " + " | ".join(row) + " |\n")
        sys.stdout.flush()
    found = f"More than {NEAR:.0%} from LCMCR's where both settled: {', '.join(apart) or 'none'}."
    limit = f"Chains that do not agree are given up after {SECONDS:.0f} s of CPU."
    records.keep("latent_classes", HEADER, rows, notes=[f"{limit} Medians {found[0].lower()}{found[1:]}"])
    return 1 if apart else 0


def _row(entry: dict[str, Any]) -> tuple[list[str], bool]:
    function, form = entry["lists"]
    lists = getattr(datasets, function)(*([] if form is None else [form]))
    name = f"{function.replace('_', ' ').title()}, {len(lists.lists)} lists"
    reference = _reference(entry)
    began = time.process_time()
    try:
        estimate = estimate_latent_classes(lists, seconds=SECONDS)
    except DarkfigureError as error:
        return [name, *reference, *["-"] * 6, "refused", str(error)], True
    spent, details = time.process_time() - began, estimate.details
    settled = max(entry.get("rhat", 9.0), details["rhat"]) <= SETTLED
    ours, low, high = (estimate.quantiles[level] for level in (0.5, 0.025, 0.975))
    row = [
        name,
        *reference,
        f"{ours:,.0f} ({low:,.0f}-{high:,.0f})",
        f"{details['rhat']:.3f}",
        f"{details['effective_draws']:.0f}",
        f"{details['steps']:,}",
        str(details["levels"]),
        f"{spent:.1f}",
        estimate.verdict.value,
        ", ".join(reason.code for reason in estimate.decision.reasons),
    ]
    return row, not settled or abs(ours / entry["quantiles"]["50%"] - 1) <= NEAR


def _reference(entry: dict[str, Any]) -> list[str]:
    if "quantiles" not in entry:
        return ["-"] * 3
    bounds = entry["quantiles"]
    return [
        ", ".join(f"{value:,.0f}" for value in entry["median_by_chain"]),
        f"{bounds['50%']:,.0f} ({bounds['2.5%']:,.0f}-{bounds['97.5%']:,.0f})",
        f"{entry['seconds'] / entry['steps'] * 1e6:.0f}",
    ]


if __name__ == "__main__":
    sys.exit(main())
