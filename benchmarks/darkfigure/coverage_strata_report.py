"""How often what a report by strata shows holds the truth: `python -m benchmarks.darkfigure.coverage_strata_report`.

Prints the table that stands in docs/methods/report-by-strata.md: three strata of different size, each estimated alone.
"""

import sys
from collections import Counter

from darkfigure import Estimate, ReportSettings, Scenario, Verdict, report_strata, simulate_histories

POPULATIONS = 100
CHANCES = (0.25, 0.20, 0.22, 0.15)
SIZES = {"large": 8000, "middle": 5000, "small": 3000}
TRUTH = sum(SIZES.values())
PAIR = (0, 1)
# Dependence between the first two lists (odds ratio), and spread of persons (log odds).
KINDS = {
    "independent lists": (1.0, 0.0),
    "two lists refer to each other (odds ratio 3)": (3.0, 0.0),
    "persons differ (log odds, SD 1)": (1.0, 1.0),
}


def shown(estimate: Estimate | None, truth: int) -> tuple[str, bool]:
    """What is shown (a figure, a bound, nothing), and whether it holds the truth."""
    if estimate is None or estimate.shown is None or estimate.verdict is Verdict.REFUSED:
        return "refused", True
    return "figure" if estimate.decision.shows_figure else "bound", truth in estimate.shown


def trial(kind: str, seed: int) -> list[tuple[str, str, bool]]:
    """What is shown of each stratum and of the sum, for one set of populations."""
    ratio, spread = KINDS[kind]
    dependence = {PAIR: ratio} if ratio != 1 else {}
    strata = {
        (name,): simulate_histories(Scenario(size, CHANCES, dependence, spread), seed=3 * seed + place)
        for place, (name, size) in enumerate(SIZES.items())
    }
    found = report_strata(strata, "size", ReportSettings(resamples=100, top=30))
    parts = [("cells", *shown(part.estimate, SIZES[part.label[0]])) for part in found.strata]
    return [*parts, ("sum", *shown(found.total, TRUTH))]


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    sizes = ", ".join(f"{size:,}" for size in SIZES.values())
    sys.stdout.write(f"{number} sets of three populations ({sizes})\n\n")
    sys.stdout.write("| lists | of which | figures | hold the truth | lower bounds | hold the truth | refused |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    for kind in KINDS:
        tally = Counter(answer for seed in range(number) for answer in trial(kind, seed))
        for part in ("cells", "sum"):
            right = {what: tally[part, what, True] for what in ("figure", "bound")}
            every = {what: right[what] + tally[part, what, False] for what in right}
            cells = " | ".join(f"{every[what]} | {right[what]}" for what in ("figure", "bound"))
            sys.stdout.write(f"| {kind} | {part} | {cells} | {tally[part, 'refused', True]} |\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
