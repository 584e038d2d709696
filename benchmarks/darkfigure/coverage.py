"""How often each interval holds the truth, on made-up populations: `python -m benchmarks.darkfigure.coverage`.

Prints the table that stands in docs/methods/coverage.md.
"""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np

from darkfigure import (
    Bootstrap,
    CaptureHistories,
    DarkfigureError,
    Estimate,
    Scenario,
    estimate_aic,
    estimate_bic,
    estimate_chao,
    estimate_closed_population,
    estimate_log_linear,
    estimate_stepwise,
    simulate_histories,
)

POPULATIONS = 500
RESAMPLES = 200
SIZE = 2000
CHANCES = (0.15, 0.10, 0.20, 0.08)
SCENARIOS = {
    "independent lists": Scenario(SIZE, CHANCES),
    "two lists refer to each other (odds ratio 4)": Scenario(SIZE, CHANCES, {(0, 1): 4.0}),
    "two pairs, one of them exclusive (4 and 0.25)": Scenario(SIZE, CHANCES, {(0, 1): 4.0, (2, 3): 0.25}),
    "persons differ (log odds, SD 1)": Scenario(SIZE, CHANCES, heterogeneity=1.0),
}
METHODS: dict[str, Callable[[CaptureHistories, int], Estimate]] = {
    "main effects, log-normal": lambda lists, _seed: estimate_log_linear(lists),
    "Mt, profile likelihood": lambda lists, _seed: estimate_closed_population(lists),
    "Mth Darroch, profile likelihood": lambda lists, _seed: estimate_closed_population(lists, "Mth darroch"),
    "Chao few lists, log-normal": lambda lists, _seed: estimate_chao(lists, "few-lists"),
    "AIC, profile likelihood": lambda lists, _seed: estimate_aic(lists),
    "stepwise, log-normal": lambda lists, _seed: estimate_stepwise(lists),
    "stepwise, BCa": lambda lists, seed: estimate_stepwise(lists, bootstrap=Bootstrap(RESAMPLES, seed)),
    "BIC, log-normal": lambda lists, _seed: estimate_bic(lists),
    "BIC, BCa": lambda lists, seed: estimate_bic(lists, bootstrap=Bootstrap(RESAMPLES, seed)),
}


def described(found: Sequence[tuple[float, float, float] | None], truth: float) -> str:
    """Coverage, median estimate, median width and refusals of one cell, for a table."""
    low, high, estimate = np.array([row for row in found if row is not None]).T
    holds = np.mean((low <= truth) & (high >= truth))
    widths = f"{np.median(estimate):,.0f} | {np.nanmedian(high - low):,.0f}"
    return f"{holds:.1%} | {widths} | {sum(row is None for row in found)}"


def bounds(estimate: Estimate) -> tuple[float, float, float]:
    return estimate.interval.low, estimate.interval.high, estimate.population


def trial(scenario: str, seed: int) -> list[tuple[float, float, float] | None]:
    """Bounds and estimate of each method on one population; None where it refuses."""
    lists = simulate_histories(SCENARIOS[scenario], seed=seed)
    answers: list[tuple[float, float, float] | None] = []
    for method in METHODS.values():
        try:
            answers.append(bounds(method(lists, seed)))
        except DarkfigureError:
            answers.append(None)
    return answers


def main() -> int:
    sys.stdout.write(f"| population of {SIZE:,} | method | coverage | median estimate | median width | refused |\n")
    sys.stdout.write("|---|---|---|---|---|---|\n")
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for scenario in SCENARIOS:
            trials = list(pool.map(partial(trial, scenario), range(POPULATIONS), chunksize=20))
            for place, name in enumerate(METHODS):
                cells = described([row[place] for row in trials], SIZE)
                sys.stdout.write(f"| {scenario} | {name} | {cells} |\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
