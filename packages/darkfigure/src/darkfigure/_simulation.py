"""Made-up populations of known size, on lists that depend on each other as told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from darkfigure._capture_histories import MAXIMUM_LISTS, CaptureHistories
from darkfigure._errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Scenario:
    """A population and how it comes on lists.

    Parameters
    ----------
    population : int
        Persons in all.
    chances : tuple of float
        Chance of each list for an average person if lists were independent, between 0 and 1.
    dependence : mapping of (int, int) to float
        Odds ratio of pairs of lists, numbered from 0.
    heterogeneity : float
        Standard deviation over persons of the log odds of every list: some are easily found, some hardly.
    """

    population: int
    chances: tuple[float, ...]
    dependence: Mapping[tuple[int, int], float] = field(default_factory=dict)
    heterogeneity: float = 0.0

    def __post_init__(self) -> None:
        lists = len(self.chances)
        if self.population < 1:
            raise InvalidInput("population", self.population, "a whole number from 1")
        if not 2 <= lists <= MAXIMUM_LISTS or not all(0 < chance < 1 for chance in self.chances):
            raise InvalidInput("chances", self.chances, f"2 to {MAXIMUM_LISTS} numbers between 0 and 1")
        for pair, ratio in self.dependence.items():
            if not (0 <= pair[0] < lists and 0 <= pair[1] < lists and pair[0] != pair[1] and ratio > 0):
                raise InvalidInput("dependence", (*pair, ratio), "two different lists and a positive odds ratio")
        if self.heterogeneity < 0:
            raise InvalidInput("heterogeneity", self.heterogeneity, "a number from 0")


def simulate_histories(scenario: Scenario, *, seed: int) -> CaptureHistories:
    """Draw the lists of one population.

    Given a person's log odds, patterns have probabilities proportional to the product of the odds of the lists in them
    and of the odds ratios of the pairs in them.

    Parameters
    ----------
    scenario : Scenario
        What to draw.
    seed : int
        Seed of the random numbers.

    Returns
    -------
    CaptureHistories
        Lists A, B, C, ...; whoever is on none is not in it.

    Examples
    --------
    >>> simulate_histories(Scenario(1000, (0.3, 0.2, 0.1)), seed=1).lists
    ('A', 'B', 'C')
    """
    rng = np.random.default_rng(seed)
    lists = len(scenario.chances)
    patterns = np.arange(1 << lists)
    on = (patterns[:, None] >> np.arange(lists)) & 1
    chances = np.array(scenario.chances)
    logits = np.log(chances / (1 - chances))
    base = on @ logits
    for (first, second), ratio in scenario.dependence.items():
        base = base + on[:, first] * on[:, second] * np.log(ratio)
    sizes = on.sum(axis=1)
    persons = scenario.population if scenario.heterogeneity > 0 else 1
    spread = rng.normal(0.0, scenario.heterogeneity, persons) if scenario.heterogeneity > 0 else np.zeros(1)
    counts = np.zeros(1 << lists, dtype=np.int64)
    for chunk in np.array_split(spread, max(1, persons * (1 << lists) // 4_000_000 + 1)):
        weights = np.exp(base + chunk[:, None] * sizes)
        weights /= weights.sum(axis=1, keepdims=True)
        each = 1 if scenario.heterogeneity > 0 else scenario.population
        counts += rng.multinomial(each, weights).sum(axis=0)
    names = [chr(ord("A") + place) for place in range(lists)]
    return CaptureHistories.from_counts(names, {int(mask): int(counts[mask]) for mask in patterns[1:]})
