"""Latent classes beside LCMCR: do the chains agree, on what, after how long? Prints the table of latent-classes.md.

LCMCR's numbers are those recorded with the reference data: four chains of 110,000 steps.
"""

import json
import os
import platform
import sys
import time
from pathlib import Path
from typing import Any

from darkfigure import datasets, estimate_latent_classes

REFERENCE = Path(__file__).parents[2] / "packages" / "darkfigure" / "tests" / "reference" / "latent_classes.json"
SECONDS = float(os.environ.get("SECONDS_EACH", "120"))
NEAR, SETTLED = 0.05, 1.01


def main() -> int:
    entries = json.loads(REFERENCE.read_text(encoding="utf-8"))
    machine = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    sys.stdout.write(f"{time.strftime('%Y-%m-%d')}, {machine}; at most {SECONDS:.0f} s of CPU for each\n\n")
    sys.stdout.write(
        "| lists | LCMCR: medians of its chains | LCMCR: 95 % of all draws | LCMCR: µs a step | median | 95 % | "
        f"R-hat | effective draws | steps a chain | levels | CPU s | verdict |\n|{'---|' * 12}\n"
    )
    apart = 0
    for entry in entries:
        cells, agrees = _row(entry)
        apart += not agrees
        sys.stdout.write("| " + " | ".join(cells) + " |\n")
        sys.stdout.flush()
    sys.stdout.write(f"\n{apart} medians are more than {NEAR:.0%} from LCMCR's where both settled.\n")
    return 0


def _row(entry: dict[str, Any]) -> tuple[list[str], bool]:
    function, form = entry["lists"]
    began = time.process_time()
    estimate = estimate_latent_classes(getattr(datasets, function)(form), seconds=SECONDS)
    spent, details = time.process_time() - began, estimate.details
    medians, bounds = entry["median_by_chain"], entry["quantiles"]
    both = max(entry["rhat"], details["rhat"]) <= SETTLED
    ours, low, high = (estimate.quantiles[level] for level in (0.5, 0.025, 0.975))
    cells = [
        f"{function}({form})",
        ", ".join(f"{value:,.0f}" for value in medians),
        f"{bounds['2.5%']:,.0f}-{bounds['97.5%']:,.0f}",
        f"{entry['seconds'] / entry['steps'] * 1e6:.0f}",
        f"{ours:,.0f}",
        f"{low:,.0f}-{high:,.0f}",
        f"{details['rhat']:.3f}",
        f"{details['effective_draws']:.0f}",
        f"{details['steps']:,}",
        str(details["levels"]),
        f"{spent:.0f}",
        estimate.verdict.value,
    ]
    return cells, not both or abs(ours / bounds["50%"] - 1) <= NEAR


if __name__ == "__main__":
    sys.exit(main())
