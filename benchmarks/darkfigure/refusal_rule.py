"""How often the report refuses a figure, and is right: `python -m benchmarks.darkfigure.refusal_rule`.

Prints the table that stands in docs/methods/report.md.
"""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np

from darkfigure import ReportSettings, Scenario, report, simulate_histories

POPULATIONS = 500
RESAMPLES = 200
HALF, DOUBLE = 0.5, 2.0
SETTINGS = ReportSettings(resamples=RESAMPLES, top=20)
FEW, SOME, MANY = (0.05, 0.03, 0.02, 0.01), (0.10, 0.08, 0.06, 0.05), (0.30, 0.25, 0.20, 0.20)
SCENARIOS = {
    "boys: 400, about 45 seen in five years": Scenario(400, FEW),
    "1,000 on short lists": Scenario(1_000, SOME),
    "4,000 on short lists": Scenario(4_000, SOME),
    "4,000 on short lists, persons differ": Scenario(4_000, SOME, heterogeneity=1.0),
    "4,000 on long lists": Scenario(4_000, MANY),
    "4,000 on long lists, two refer to each other": Scenario(4_000, MANY, {(0, 1): 4.0}),
    "4,000 on long lists, persons differ": Scenario(4_000, MANY, heterogeneity=1.0),
}


def trial(scenario: str, seed: int) -> tuple[str, bool, float]:
    """Verdict, whether the interval holds the truth, and estimate by truth (of the candidate, where refused)."""
    truth = SCENARIOS[scenario].population
    findings = report(simulate_histories(SCENARIOS[scenario], seed=seed), SETTINGS)
    verdict, estimate = findings.decision.verdict.value, findings.findings.estimate
    if estimate is None:
        return verdict, False, np.nan
    return verdict, truth in estimate.interval, estimate.population / truth


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    sys.stdout.write(f"{number} populations in each row, {RESAMPLES} resamples each\n\n")
    header = "| population, four lists | refused | reserved | given | interval right when not refused"
    sys.stdout.write(
        f"{header} | would have been off by half or double, had it not been refused |\n|---|---|---|---|---|---|\n"
    )
    with ProcessPoolExecutor(int(os.environ.get("JOBS", os.cpu_count() or 1))) as pool:
        for scenario in SCENARIOS:
            trials = list(pool.map(partial(trial, scenario), range(number), chunksize=10))
            verdicts = np.array([verdict for verdict, _, _ in trials])
            right = np.array([holds for _, holds, _ in trials])
            ratios = np.array([ratio for _, _, ratio in trials])
            shares = " | ".join(f"{np.mean(verdicts == kind):.1%}" for kind in ("refused", "reserved", "given"))
            shown = verdicts != "refused"
            covered = f"{right[shown].mean():.1%}" if shown.any() else "-"
            off = ~((ratios > HALF) & (ratios < DOUBLE))
            wrong = f"{off[~shown].mean():.1%}" if (~shown).any() else "-"
            sys.stdout.write(f"| {scenario} | {shares} | {covered} | {wrong} |\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
