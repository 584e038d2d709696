"""How often intervals hold the truth through bad linkage: `python -m benchmarks.darkfigure.coverage_linkage`.

Prints the table that stands in docs/methods/linkage-error.md: links are missed, and false ones made, on made-up
populations; then the estimate is told the rates, an audit of them, or wrong ones.
"""

import itertools
import sys
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.darkfigure.coverage import POPULATIONS, bounds, described
from darkfigure import (
    CaptureHistories,
    DarkfigureError,
    Estimate,
    LinkageAudit,
    LinkageRates,
    Scenario,
    estimate_linkage_corrected,
    estimate_log_linear,
    simulate_histories,
)

SIZE = 2000
CHANCES = (0.35, 0.30, 0.25)
MISSED = 0.10
CHECKED = 200
RESAMPLES = 100
Table = NDArray[np.int64]
SCENARIOS: dict[str, tuple[Scenario, str | None]] = {
    "independent lists": (Scenario(SIZE, CHANCES), None),
    "two lists refer to each other (odds ratio 4)": (Scenario(SIZE, CHANCES, {(0, 1): 4.0}), "[12,3]"),
    "persons differ (log odds, SD 1)": (Scenario(SIZE, CHANCES, heterogeneity=1.0), None),
}
FALSE = {"10 % missed": 0.0, "10 % missed, 5 % false": 0.05}
Method = Callable[[CaptureHistories, str | None, float, int], Estimate]


def told(missed: float | None = None) -> Method:
    """Return the estimate that is told rates: the true ones, or another rate of missed links."""

    def estimate(lists: CaptureHistories, model: str | None, false: float, seed: int) -> Estimate:
        rates = LinkageRates(MISSED if missed is None else missed, false)
        return estimate_linkage_corrected(lists, rates, model=model, resamples=RESAMPLES, seed=seed)

    return estimate


def audited(lists: CaptureHistories, model: str | None, false: float, seed: int) -> Estimate:
    """Estimate with rates from true links and links made that were looked at."""
    rng = np.random.default_rng([seed, 2])
    audit = LinkageAudit(CHECKED, int(rng.binomial(CHECKED, MISSED)), CHECKED, int(rng.binomial(CHECKED, false)))
    return estimate_linkage_corrected(lists, audit, model=model, resamples=RESAMPLES, seed=seed)


METHODS: dict[str, Method] = {
    "links believed, log-normal": lambda lists, model, _false, _seed: estimate_log_linear(lists, model),
    "rates known": told(),
    f"rates from an audit of {CHECKED} + {CHECKED}": audited,
    "wrong rate: missed 20 %": told(0.20),
}


def link_badly(lists: CaptureHistories, false: float, rng: np.random.Generator) -> CaptureHistories:
    """Let links come loose from a record that is drawn, then join records that stand alone to other persons."""
    table = lists.table().astype(np.int64)
    linked = np.zeros_like(table)
    for before in range(1, len(table)):
        ways = _ways(before, len(lists.lists))
        for (kept, loose, _), count in zip(ways, rng.multinomial(table[before], [way[2] for way in ways]), strict=True):
            linked[kept] += count
            for record in loose:
                linked[record] += count
    links = sum(count * (mask.bit_count() - 1) for mask, count in enumerate(linked.tolist()) if mask)
    for _ in range(round(links * false / (1 - false))):
        _join(linked, len(lists.lists), rng)
    return CaptureHistories.from_counts(lists.lists, {mask: int(count) for mask, count in enumerate(linked) if count})


def _ways(before: int, lists: int) -> list[tuple[int, tuple[int, ...], float]]:
    """What stays together, which records come loose, and the chance of it."""
    records = [1 << place for place in range(lists) if before >> place & 1]
    ways = []
    for pivot in records:
        others = [record for record in records if record != pivot]
        for loose in itertools.chain.from_iterable(itertools.combinations(others, n) for n in range(len(others) + 1)):
            chance = MISSED ** len(loose) * (1 - MISSED) ** (len(others) - len(loose)) / len(records)
            ways.append((before - sum(loose), loose, chance))
    return ways


def _join(linked: Table, lists: int, rng: np.random.Generator) -> None:
    """Join a record that stands alone, at random, to a person who is not on that list."""
    singles = 1 << np.arange(lists)
    record = int(rng.choice(singles, p=linked[singles] / linked[singles].sum()))
    weights = np.where(np.arange(len(linked)) & record, 0, linked)
    partner = int(rng.choice(len(linked), p=weights / weights.sum()))
    linked[[record, partner]] -= 1
    linked[record | partner] += 1


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    sys.stdout.write(f"{number} populations of {SIZE:,} in each cell, {RESAMPLES} resamples\n\n")
    sys.stdout.write("| lists | links | told | coverage | median estimate | median width | refused |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    for name, (scenario, model) in SCENARIOS.items():
        for links, false in FALSE.items():
            drawn = [simulate_histories(scenario, seed=seed) for seed in range(number)]
            made = [link_badly(lists, false, np.random.default_rng([seed, 1])) for seed, lists in enumerate(drawn)]
            for method, estimate in METHODS.items():
                found = [attempt(estimate, lists, model, false, seed) for seed, lists in enumerate(made)]
                sys.stdout.write(f"| {name} | {links} | {method} | {described(found, SIZE)} |\n")
                sys.stdout.flush()
    return 0


def attempt(
    method: Method, lists: CaptureHistories, model: str | None, false: float, seed: int
) -> tuple[float, float, float] | None:
    """Bounds and estimate; None where the method refuses."""
    try:
        return bounds(method(lists, model, false, seed))
    except DarkfigureError:
        return None


if __name__ == "__main__":
    sys.exit(main())
