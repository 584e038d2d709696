"""Fits in batches with NumPy alone, for where Numba is not installed. Slower than the compiled loops, same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from darkfigure._multiple_systems.existence import judge
from darkfigure._multiple_systems.models import HierarchicalModel, ordered
from darkfigure._multiple_systems.stepwise_choice import choose_pairs
from darkfigure._multiple_systems.transforms import possible_patterns, subset_sums, superset_sums

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

ENOUGH = 1e-10
STEPS = 60
CHUNK = 512
SURE = 1e-9


def judge_models(
    table: Floats, models: Sequence[HierarchicalModel], terms: Integers, sizes: Integers, verdicts: Integers
) -> None:
    """Fill in the verdict on each model.

    Where the patterns that were seen determine the parameters, the estimate exists and is unique. That is so when the
    Gram matrix of their design has a determinant, which is a whole number: one elimination for many models at once.
    The few others, and the doubtful, are judged one by one.
    """
    margins, seen = superset_sums(table), superset_sums((table > 0).astype(float))
    verdicts[:] = -1
    for rows, kept in _equal_sizes(margins, terms, sizes):
        grams = seen[kept[:, :, None] | kept[:, None, :]]
        largest = np.prod(np.einsum("kii->ki", grams), axis=1)
        certain = np.linalg.det(grams) > np.maximum(0.5, SURE * largest)
        verdicts[rows[certain]] = 0
    for place in np.flatnonzero(verdicts < 0):
        verdicts[place] = int(judge(table, models[int(place)]))


def fit_models(
    table: Floats, terms: Integers, sizes: Integers, betas: Floats, scores: Floats, rested: NDArray[np.bool_]
) -> None:
    """Fit each model to one table, those with as many finite parameters together."""
    margins = superset_sums(table)
    for rows, kept in _equal_sizes(margins, terms, sizes):
        possible = _possible_by_row(margins, terms[rows], sizes[rows])
        tables = np.broadcast_to(table, possible.shape)
        betas[rows, : kept.shape[1]], scores[rows], rested[rows] = fit_rows(tables, possible, kept)


def _equal_sizes(margins: Floats, terms: Integers, sizes: Integers) -> Iterator[tuple[Integers, Integers]]:
    """Yield places of models with as many terms that somebody has, and those terms, shape (places, terms)."""
    present = (margins[terms] > 0) & (np.arange(terms.shape[1]) < sizes[:, None])
    widths = present.sum(axis=1)
    for width in np.flatnonzero(np.bincount(widths)):
        places = np.flatnonzero(widths == width)
        for first in range(0, len(places), CHUNK):
            rows = places[first : first + CHUNK]
            yield rows, terms[rows][present[rows]].reshape(len(rows), width)


def fit_rows(tables: Floats, possible: NDArray[np.bool_], terms: Integers) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Fit row by row, all at once: each row has its own table and its own terms, of which all have as many.

    Parameters
    ----------
    tables, possible : array, shape (rows, 2**lists)
        Counts, and the patterns that may be filled.
    terms : array of int, shape (rows, terms)
        Terms with a finite parameter.

    Returns
    -------
    tuple of array
        Parameters, log-likelihood without constants, and whether the iteration came to rest.
    """
    lines = np.arange(len(tables))[:, None]
    unions = terms[:, :, None] | terms[:, None, :]
    margins = superset_sums(np.ascontiguousarray(tables))
    statistics = margins[lines, terms]
    weights = np.where(possible, tables + 0.5, 0.0)
    targets = superset_sums(weights * np.log(np.where(weights > 0, weights, 1.0)))[lines, terms]
    betas, fine = _solve(superset_sums(weights)[lines[:, :, None], unions], targets)
    rested = np.zeros(len(tables), dtype=np.bool_)
    sums, scores = _evaluate(possible, terms, betas, statistics)
    for _ in range(STEPS):
        steps, solved = _solve(sums[lines[:, :, None], unions], statistics - sums[lines, terms])
        fine &= solved
        steps[~fine | rested] = 0.0
        decrement = np.sum((statistics - sums[lines, terms]) * steps, axis=1)
        betas, sums, scores = _advance(possible, terms, betas, steps, statistics, scores)
        rested |= fine & (decrement < ENOUGH)
        if np.all(rested | ~fine):
            break
    return betas, scores, rested


def select_by_bic(
    tables: Floats,
    margins: Floats,
    terms: Integers,
    sizes: Integers,
    base: Floats,
    best: Floats,
    chosen: Integers,
    hidden: Floats,
    trace: Floats,
    work: Integers,
) -> None:
    """Choose for each table the model of least BIC; see ``compiled_selection`` for the parameters."""
    del base
    lists = (tables.shape[1] - 1).bit_length()
    penalty = np.log(margins[:, 0])
    saturated = np.sum(tables * (np.log(np.where(tables > 0, tables, 1.0)) - 1.0), axis=1)
    verdicts: dict[tuple[bytes, int], int] = {}
    for place, (row, size) in enumerate(zip(terms, sizes, strict=True)):
        model = HierarchicalModel(lists, ordered(int(term) for term in row[:size]))
        open_rows = np.flatnonzero(best - size * penalty > 0)
        work[:3] += (len(tables) - len(open_rows), 0, len(open_rows))
        for rows in _by_kept_terms(margins, row[:size], open_rows):
            kept = row[:size][margins[rows[0], row[:size]] > 0]
            possible = np.broadcast_to(_possible(margins[rows[0]], row[:size]), (len(rows), tables.shape[1]))
            betas, scores, rested = fit_rows(tables[rows], possible, np.broadcast_to(kept, (len(rows), len(kept))))
            reached = 2.0 * (saturated[rows] - scores) + size * penalty[rows]
            for line in np.flatnonzero(rested & (reached < best[rows])):
                table = rows[line]
                key = ((tables[table] > 0).tobytes(), place)
                if key not in verdicts:
                    verdicts[key] = int(judge(tables[table], model))
                if verdicts[key] == 0:
                    best[table], chosen[table], hidden[table] = reached[line], place, np.exp(betas[line, 0])
        if place < len(trace):
            trace[place] = hidden


def stepwise_populations(tables: Floats, lists: int, threshold: float, hidden: Floats) -> None:
    """Run the stepwise choice on each table; ``hidden`` receives the expected unseen, infinite where no fit rests."""
    for place, table in enumerate(tables):
        fit = choose_pairs(table, lists, threshold).fit
        hidden[place] = np.exp(min(fit.coefficients[0], 700.0)) if fit.converged else np.inf


def _possible_by_row(margins: Floats, terms: Integers, sizes: Integers) -> NDArray[np.bool_]:
    """Return the patterns that each model leaves possible; many models have the same empty terms."""
    masks = np.arange(len(margins))
    possible = np.broadcast_to(masks > 0, (len(terms), len(margins))).copy()
    used = np.arange(terms.shape[1]) < sizes[:, None]
    for term in np.flatnonzero(margins == 0):
        holds = ((terms == term) & used).any(axis=1)
        possible[np.ix_(holds, (masks & term) == term)] = False
    return possible


def _possible(margins: Floats, terms: Integers) -> NDArray[np.bool_]:
    lists = (len(margins) - 1).bit_length()
    return possible_patterns(lists, [int(term) for term in terms if margins[term] == 0])


def _by_kept_terms(margins: Floats, terms: Integers, rows: Integers) -> list[Integers]:
    """Group rows by which of the terms somebody has."""
    if not len(rows):
        return []
    _, groups = np.unique(margins[rows][:, terms] > 0, axis=0, return_inverse=True)
    return [rows[groups.ravel() == group] for group in range(groups.max() + 1)]


def _solve(matrices: Floats, vectors: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Solve each system; a singular one gives zeros and False."""
    fine = np.linalg.det(matrices) > 0
    safe = np.where(fine[:, None, None], matrices, np.eye(matrices.shape[1]))
    solved = np.linalg.solve(safe, vectors[:, :, None])[:, :, 0]
    fine &= np.all(np.isfinite(solved), axis=1)
    return np.where(fine[:, None], solved, 0.0), fine


def _evaluate(possible: NDArray[np.bool_], terms: Integers, betas: Floats, statistics: Floats) -> tuple[Floats, Floats]:
    spread = np.zeros(possible.shape)
    np.put_along_axis(spread, terms, betas, axis=1)
    sums = superset_sums(np.where(possible, np.exp(np.minimum(subset_sums(spread), 700.0)), 0.0))
    return sums, np.sum(betas * statistics, axis=1) - sums[:, 0]


def _advance(
    possible: NDArray[np.bool_], terms: Integers, betas: Floats, steps: Floats, statistics: Floats, scores: Floats
) -> tuple[Floats, Floats, Floats]:
    """Take the steps, halving those that would lower the likelihood."""
    for _ in range(30):
        sums, reached = _evaluate(possible, terms, betas + steps, statistics)
        worse = reached < scores - 1e-9 * np.abs(scores)
        if not np.any(worse):
            break
        steps = np.where(worse[:, None], steps / 2, steps)
    return betas + steps, sums, reached
