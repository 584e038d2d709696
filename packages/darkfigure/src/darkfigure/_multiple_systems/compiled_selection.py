"""Fits of many models, and choices between them on many tables, compiled by Numba."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from darkfigure._multiple_systems.compiled_existence import judge, split_terms
from darkfigure._multiple_systems.compiled_fit import (
    Floats,
    Integers,
    compiled,
    evaluate,
    fit,
    information,
    log_score,
    solve,
    start,
    sum_subsets,
    sum_supersets,
)


@compiled
def fit_models(
    counts: Floats, models: Integers, sizes: Integers, betas: Floats, scores: Floats, rested: NDArray[np.bool_]
) -> None:
    """Fit each model to one table; ``betas`` receives the parameters of the kept terms, in their order."""
    margins = counts.copy()
    sum_supersets(margins)
    kept = np.empty(models.shape[1], dtype=np.int64)
    possible = np.empty(counts.size, dtype=np.bool_)
    for place in range(models.shape[0]):
        number = split_terms(margins, models[place], sizes[place], kept, possible)
        rested[place] = start(counts, possible, kept, number, betas[place])
        if rested[place]:
            rested[place], scores[place] = fit(margins, possible, kept, number, betas[place])


@compiled
def saturated_score(counts: Floats) -> float:
    """Return the log-likelihood, without its constants, of a perfect fit."""
    total = 0.0
    for mask in range(counts.size):
        if counts[mask] > 0:
            total += counts[mask] * (math.log(counts[mask]) - 1.0)
    return total


@compiled
def substitute(matrix: Floats, vector: Floats, size: int) -> None:
    """Solve in place with a Cholesky factor that ``solve`` left in the lower triangle."""
    for row in range(size):
        total = vector[row]
        for k in range(row):
            total -= matrix[row, k] * vector[k]
        vector[row] = total / matrix[row, row]
    for row in range(size - 1, -1, -1):
        total = vector[row]
        for k in range(row + 1, size):
            total -= matrix[k, row] * vector[k]
        vector[row] = total / matrix[row, row]


@compiled
def score_bound(means: Floats, step: Floats, terms: Integers, size: int, decrement: float, changes: Floats) -> float:
    """Bound how much the log-likelihood can rise from here, by convex duality; infinite when the bound does not hold.

    The means times one plus the change of their logarithms in a Newton step match the margins of the table. If none is
    negative they are feasible in the dual problem, and their value there bounds the likelihood. With
    ``log(1 + d) <= d - d**2 / 2 + d**3 / 3`` no logarithm is needed.
    """
    changes[:] = 0.0
    for k in range(size):
        changes[terms[k]] = step[k]
    sum_subsets(changes)
    rise = 0.5 * decrement
    for mask in range(1, means.size):
        if means[mask] > 0.0:
            change = changes[mask]
            if change < -1.0:
                return math.inf
            rise += means[mask] * change * change * change * (change / 3.0 - 1.0 / 6.0)
    return rise


@compiled
def select_by_bic(
    tables: Floats,
    margins: Floats,
    models: Integers,
    sizes: Integers,
    base: Floats,
    best: Floats,
    chosen: Integers,
    hidden: Floats,
    trace: Floats,
    work: Integers,
) -> None:
    """Choose for each table the model of least BIC, among those that can be estimated from it.

    Parameters
    ----------
    tables, margins : array, shape (tables, patterns)
        Counts, and their sums over supersets.
    models, sizes : array
        Models that can be estimated from the base table, in an order that puts likely winners first.
    base : array, shape (patterns,)
        Table near all others; its fits are where theirs begin.
    best, chosen, hidden : array, shape (tables,)
        Receive the least BIC (deviance plus penalty), its model, and its expected number of unseen.
    trace : array, shape (some models, tables)
        Receives ``hidden`` after each of the first models.
    work : array, shape (4,)
        Receives how many pairs of table and model were decided by size, by bound, by fit, and not at all.
    """
    number, patterns = tables.shape
    saturated, penalty = np.empty(number), np.empty(number)
    for table in range(number):
        saturated[table] = saturated_score(tables[table])
        penalty[table] = math.log(margins[table, 0])
    base_margins = base.copy()
    sum_supersets(base_margins)
    widest = models.shape[1]
    kept, base_kept = np.empty(widest, dtype=np.int64), np.empty(widest, dtype=np.int64)
    possible, base_possible = np.empty(patterns, dtype=np.bool_), np.empty(patterns, dtype=np.bool_)
    base_beta, beta, step = np.empty(widest), np.empty(widest), np.empty(widest)
    factor = np.empty((widest, widest))
    sums, means, changes = np.empty(patterns), np.empty(patterns), np.empty(patterns)
    for place in range(models.shape[0]):
        terms, size = models[place], sizes[place]
        base_size = split_terms(base_margins, terms, size, base_kept, base_possible)
        usable = _prepare(base, base_margins, base_possible, base_kept, base_size, base_beta, sums, means, factor)
        for table in range(number):
            room = best[table] - size * penalty[table]
            if room <= 0.0:
                work[0] += 1
                continue
            needed = saturated[table] - 0.5 * room
            kept_size = base_size
            if usable and _same_terms(margins[table], base_kept, base_size, terms, size):
                ceiling = _ceiling(margins[table], base_kept, base_size, base_beta, sums, means, factor, step, changes)
                if ceiling < needed:
                    work[1] += 1
                    continue
                kept[:base_size] = base_kept[:base_size]
                beta[:base_size] = base_beta[:base_size]
                possible[:] = base_possible
                ready = True
            else:
                kept_size = split_terms(margins[table], terms, size, kept, possible)
                ready = start(tables[table], possible, kept, kept_size, beta)
            score = -math.inf
            if ready:
                ready, score = fit(margins[table], possible, kept, kept_size, beta)
            work[2] += 1
            if (ready and score <= needed) or judge(tables[table], kept, kept_size, possible) != 0:
                continue
            if ready:
                best[table] = 2.0 * (saturated[table] - score) + size * penalty[table]
                chosen[table] = place
                hidden[table] = math.exp(beta[0])
            else:
                work[3] += 1
        if place < trace.shape[0]:
            trace[place] = hidden


@compiled
def _prepare(
    base: Floats,
    margins: Floats,
    possible: NDArray[np.bool_],
    terms: Integers,
    size: int,
    beta: Floats,
    sums: Floats,
    means: Floats,
    factor: Floats,
) -> bool:
    """Fit the base table, and keep its means, their sums and the factor of its information."""
    usable = start(base, possible, terms, size, beta)
    if usable:
        usable, _ = fit(margins, possible, terms, size, beta)
    evaluate(possible, terms, size, beta, sums)
    means[:] = 0.0
    for k in range(size):
        means[terms[k]] = beta[k]
    sum_subsets(means)
    for mask in range(means.size):
        means[mask] = math.exp(min(means[mask], 700.0)) if possible[mask] else 0.0
    information(sums, terms, size, factor)
    nothing = np.zeros(size)
    return usable and solve(factor, nothing, size)


@compiled
def _ceiling(
    margins: Floats,
    terms: Integers,
    size: int,
    beta: Floats,
    sums: Floats,
    means: Floats,
    factor: Floats,
    step: Floats,
    changes: Floats,
) -> float:
    """Bound the log-likelihood that a table can reach, from one Newton step at the fit of the base table."""
    for k in range(size):
        step[k] = margins[terms[k]] - sums[terms[k]]
    substitute(factor, step, size)
    decrement = 0.0
    for k in range(size):
        decrement += (margins[terms[k]] - sums[terms[k]]) * step[k]
    return log_score(margins, terms, size, beta, sums) + score_bound(means, step, terms, size, decrement, changes)


@compiled
def _same_terms(margins: Floats, kept: Integers, number: int, terms: Integers, size: int) -> bool:
    """Say whether exactly the kept terms have somebody in this table."""
    present = 0
    for k in range(size):
        if margins[terms[k]] > 0:
            present += 1
    if present != number:
        return False
    for k in range(number):
        if margins[kept[k]] == 0:
            return False
    return True
