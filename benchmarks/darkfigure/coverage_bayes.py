"""How often the intervals of the Bayesian methods hold the truth: `python -m benchmarks.darkfigure.coverage_bayes`.

Prints the table that stands in docs/methods/coverage-bayes.md, on the same made-up populations as `coverage`.
"""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np

from benchmarks.darkfigure.coverage import POPULATIONS, SCENARIOS, SIZE
from darkfigure import (
    CaptureHistories,
    DarkfigureError,
    Estimate,
    estimate_decomposable_graphs,
    estimate_latent_classes,
    estimate_thresholding,
    simulate_histories,
)

METHODS: dict[str, Callable[[CaptureHistories, int], Estimate]] = {
    "thresholding, proper prior": lambda lists, seed: estimate_thresholding(lists, chains=4, draws=300, seed=seed),
    "thresholding, improper prior": lambda lists, seed: estimate_thresholding(
        lists, prior="improper", chains=4, draws=300, seed=seed
    ),
    "decomposable graphs": lambda lists, _seed: estimate_decomposable_graphs(lists),
    "latent classes": lambda lists, seed: estimate_latent_classes(lists, seconds=5, seed=seed),
}


def trial(scenario: str, name: str, seed: int) -> tuple[float, float, float, bool] | None:
    """Bounds, estimate and whether the chains settled, on one population; None where the method refuses."""
    try:
        estimate = METHODS[name](simulate_histories(SCENARIOS[scenario], seed=seed), seed)
    except DarkfigureError:
        return None
    settled = not any(note.code == "convergence" for note in estimate.diagnostics)
    return estimate.interval.low, estimate.interval.high, estimate.population, settled


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    sys.stdout.write(f"{number} populations of {SIZE:,} in each cell\n\n")
    sys.stdout.write("| lists | method | coverage | median estimate | median width | chains settled | refused |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    with ProcessPoolExecutor(int(os.environ.get("JOBS", os.cpu_count() or 1))) as pool:
        for name in METHODS:
            for scenario in SCENARIOS:
                trials = list(pool.map(partial(trial, scenario, name), range(number), chunksize=10))
                found = np.array([row for row in trials if row is not None])
                low, high, estimate, settled = found.T
                holds = np.mean((low <= SIZE) & (high >= SIZE))
                widths = f"{np.median(estimate):,.0f} | {np.median(high - low):,.0f} | {np.mean(settled):.0%}"
                sys.stdout.write(f"| {scenario} | {name} | {holds:.1%} | {widths} | {number - len(found)} |\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
