"""The stepwise choice of pairs on many tables, compiled by Numba; see ``stepwise_choice`` for the rule."""

from __future__ import annotations

import math

import numpy as np

from darkfigure._multiple_systems.compiled_existence import judge, split_terms
from darkfigure._multiple_systems.compiled_fit import Floats, Integers, compiled, evaluate, fit, start, sum_supersets


@compiled
def poisson_p_value(count: float, mean: float) -> float:
    """Return the smaller of the two one-sided p-values of a Poisson count."""
    if mean <= 0.0:
        return 1.0
    point = math.exp(count * math.log(mean) - mean - math.lgamma(count + 1.0))
    below, term, k = 0.0, point, count
    while term > 0.0 and k >= 0.0:
        below += term
        term *= k / mean
        k -= 1.0
        if k < mean and term < below * 1e-17:
            break
    above, term, k = 0.0, point, count
    while term > 0.0:
        above += term
        k += 1.0
        term *= mean / k
        if k > mean and term < above * 1e-17:
            break
    return min(below, above, 1.0)


@compiled
def select_stepwise(
    counts: Floats, pairs: Integers, lists: int, threshold: float, terms: Integers, beta: Floats, p_values: Floats
) -> tuple[int, bool]:
    """Add pairs while the least p-value is below the threshold; return the number of terms and whether the fit rested.

    ``terms`` must begin with the main effects and have room for all pairs; ``p_values`` receives that of each pair
    added, in the order of adding.
    """
    margins = counts.copy()
    sum_supersets(margins)
    patterns, widest = counts.size, terms.size
    kept, possible = np.empty(widest, dtype=np.int64), np.empty(patterns, dtype=np.bool_)
    sums, values = np.empty(patterns), np.empty(pairs.size)
    size = lists + 1
    added = np.zeros(pairs.size, dtype=np.bool_)
    if threshold >= 1.0:
        terms[size:] = pairs
        number = split_terms(margins, terms, widest, kept, possible)
        if judge(counts, kept, number, possible) == 0:
            size = widest
            p_values[:] = 1.0
    while True:
        number = split_terms(margins, terms, size, kept, possible)
        rested = start(counts, possible, kept, number, beta)
        if rested:
            rested, _ = fit(margins, possible, kept, number, beta)
        evaluate(possible, kept, number, beta, sums)
        for k in range(pairs.size):
            values[k] = 1.0 if added[k] else poisson_p_value(margins[pairs[k]], sums[pairs[k]])
        while True:
            least = int(np.argmin(values)) if pairs.size else -1
            if least < 0 or values[least] >= threshold or size == widest:
                return size, rested
            terms[size] = pairs[least]
            number = split_terms(margins, terms, size + 1, kept, possible)
            if judge(counts, kept, number, possible) == 0:
                break
            values[least] = 1.0
        p_values[size - lists - 1] = values[least]
        added[least] = True
        size += 1


@compiled
def stepwise_populations(
    tables: Floats, pairs: Integers, lists: int, threshold: float, hidden: Floats, sizes: Integers
) -> None:
    """Run the stepwise choice on each table; ``hidden`` receives the expected unseen, infinite where no fit rests."""
    widest = lists + 1 + pairs.size
    terms, beta, p_values = np.zeros(widest, dtype=np.int64), np.empty(widest), np.empty(pairs.size)
    for bit in range(lists):
        terms[bit + 1] = 1 << bit
    for table in range(tables.shape[0]):
        size, rested = select_stepwise(tables[table], pairs, lists, threshold, terms, beta, p_values)
        sizes[table] = size
        hidden[table] = math.exp(min(beta[0], 700.0)) if rested else math.inf
