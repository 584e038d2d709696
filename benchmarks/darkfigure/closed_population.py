"""Are the standard errors of Mbh right where Rcapture's differ, and do profile bounds hold the truth?

Populations of known size, drawn from the model itself. The standard error is right when it is as large as the spread of
the estimates. Rcapture's formula leaves a factor out of the derivative to the last parameter; without that factor ours
gives Rcapture's number (a test), so both are computed on each population. Writes two tables of
docs/methods/closed-population.md. An argument sets the number of populations, and then nothing is written.
"""

import math
import sys

import numpy as np
from numpy.typing import NDArray

from benchmarks import records
from darkfigure import CaptureHistories, DarkfigureError, Scenario, estimate_closed_population, simulate_histories
from darkfigure._multiple_systems import closed_population
from darkfigure._multiple_systems.poisson_regression import fit_poisson

POPULATIONS = 300
LISTS = 5
NAMES = tuple("ABCDE")
# Population, chance of the first list, of later ones before the first time, and after it.
BEHAVIOUR = ((300, 0.15, 0.25, 0.35), (1_000, 0.15, 0.25, 0.35), (1_000, 0.10, 0.25, 0.10), (5_000, 0.20, 0.15, 0.30))
LOW, MIDDLE = (0.06, 0.05, 0.04), (0.15, 0.12, 0.10, 0.10)
PROFILES = (
    ("M0", Scenario(300, (0.05, 0.05, 0.05))),
    ("Mt", Scenario(300, LOW)),
    ("Mt", Scenario(1_000, MIDDLE)),
    ("Mth darroch", Scenario(1_000, MIDDLE, heterogeneity=1.0)),
    ("Mth darroch", Scenario(4_000, (0.3, 0.25, 0.2, 0.2), heterogeneity=1.0)),
)
MBH = ("population; chances", "spread of the estimates", "error here", "error as Rcapture", "interval right", "refused")
BOUNDS = ("model; population; chances", "interval right", "no upper end", "lower end too high", "refused")


def _behaving(size: int, first: float, later: float, again: float, rng: np.random.Generator) -> CaptureHistories:
    """Draw persons whose chance changes once they have been listed, and is another one on the first list."""
    member = np.zeros((size, LISTS), dtype=np.int64)
    seen = np.zeros(size, dtype=bool)
    for place in range(LISTS):
        chance = np.where(seen, again, later if place else first)
        member[:, place] = rng.uniform(size=size) < chance
        seen |= member[:, place] == 1
    return CaptureHistories.from_membership(NAMES, member[seen])


def _rcapture_error(lists: CaptureHistories) -> float:
    """Return the standard error by Rcapture's formula."""
    patterns = np.arange(1, 1 << LISTS)
    on = (patterns[:, None] >> np.arange(LISTS)) & 1
    columns = [np.ones(len(patterns)), 1 - on[:, 0], np.argmax(on, axis=1), on.sum(axis=1) - 1]
    fit = fit_poisson(np.column_stack(columns).astype(float), lists.table()[1:])
    population, slopes = closed_population._mbh(fit.coefficients, LISTS)  # noqa: SLF001 - the formula is what is tried
    scale, share, again = _parts(fit.coefficients)
    slopes[3] -= scale * (LISTS - 1) * again / (1 + again) * share
    return math.sqrt(max(float(slopes @ fit.covariance @ slopes) - population, 0.0))


def _parts(beta: NDArray[np.float64]) -> tuple[float, float, float]:
    missed, again = math.exp(beta[2]), math.exp(beta[3])
    share = math.exp(beta[1] + beta[2]) / (1 + again - missed)
    return math.exp(beta[0]) * (1 + again) ** (LISTS - 1), share, again


def _behaviour(number: int, size: int, chances: tuple[float, float, float]) -> list[str]:
    found, refused = [], 0
    for seed in range(number):
        lists = _behaving(size, *chances, np.random.default_rng(seed))
        try:
            estimate = estimate_closed_population(lists, "Mbh")
        except DarkfigureError:
            refused += 1
            continue
        found.append((estimate.population, estimate.standard_error, _rcapture_error(lists), size in estimate.interval))
    population, ours, theirs, right = np.array(found, dtype=float).T
    return [
        f"{size:,}; {', '.join(map(str, chances))}",
        f"{population.std(ddof=1):.1f}",
        f"{np.sqrt((ours**2).mean()):.1f}",
        f"{np.sqrt((theirs**2).mean()):.1f}",
        f"{right.mean():.1%} of {len(found)}",
        str(refused),
    ]


def _profile(number: int, model: str, scenario: Scenario) -> list[str]:
    right: list[bool] = []
    endless = high = refused = 0
    for seed in range(number):
        try:
            estimate = estimate_closed_population(simulate_histories(scenario, seed=seed), model)
        except DarkfigureError:
            refused += 1
            continue
        right.append(scenario.population in estimate.interval)
        endless += math.isinf(estimate.interval.high)
        high += estimate.interval.low > scenario.population
    chances = ", ".join(map(str, scenario.chances))
    return [
        f"{model}; {scenario.population:,}; {chances}",
        f"{np.mean(right):.1%} of {len(right)}",
        f"{endless / len(right):.1%}",
        f"{high / len(right):.1%}",
        str(refused),
    ]


def _table(name: str, header: tuple[str, ...], rows: list[list[str]], number: int) -> None:
    sys.stdout.write("\n".join(map(" | ".join, [list(header), *rows])) + "\n\n")
    if number == POPULATIONS:
        note = f"{number:,} populations in each row, seeds 0 to {number - 1}; nominal coverage 95 %."
        records.keep(name, header, rows, notes=[note], call="make bench BENCH=closed_population")


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    _table("mbh", MBH, [_behaviour(number, row[0], row[1:]) for row in BEHAVIOUR], number)
    _table("profile_bounds", BOUNDS, [_profile(number, *row) for row in PROFILES], number)
    return 0


if __name__ == "__main__":
    sys.exit(main())
