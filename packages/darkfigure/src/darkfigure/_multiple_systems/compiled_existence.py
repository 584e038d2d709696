"""Verdicts on existence and identifiability, compiled by Numba; see ``existence`` for what they mean."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from darkfigure._multiple_systems.compiled_fit import TINY, Floats, Integers, compiled, sum_supersets


@compiled
def split_terms(margins: Floats, terms: Integers, size: int, kept: Integers, possible: NDArray[np.bool_]) -> int:
    """Find the terms that somebody has, and the patterns that hold no other; return how many terms are kept."""
    number = 0
    possible[:] = True
    possible[0] = False
    for k in range(size):
        term = terms[k]
        if margins[term] > 0:
            kept[number] = term
            number += 1
        else:
            for mask in range(term, possible.size):
                if mask & term == term:
                    possible[mask] = False
    return number


@compiled
def echelon(matrix: Floats, rows: int, columns: int, pivots: Integers) -> int:
    """Bring a matrix into reduced row echelon form in place; return the rank and fill in the pivot columns."""
    rank = 0
    for column in range(columns):
        best, size = rank, 0.0
        for row in range(rank, rows):
            if abs(matrix[row, column]) > size:
                best, size = row, abs(matrix[row, column])
        if size < TINY:
            continue
        for k in range(columns):
            matrix[rank, k], matrix[best, k] = matrix[best, k], matrix[rank, k]
        lead = matrix[rank, column]
        for k in range(columns):
            matrix[rank, k] /= lead
        for row in range(rows):
            factor = matrix[row, column]
            if row != rank and factor != 0.0:
                for k in range(column, columns):
                    matrix[row, k] -= factor * matrix[rank, k]
        pivots[rank] = column
        rank += 1
        if rank == rows:
            break
    return rank


@compiled
def cone_has_a_ray(basis: Floats, size: int, cells: int, pivots: Integers) -> bool:
    """Say whether some combination of the rows of an echelon basis is nowhere negative and not zero.

    The weights of the rows are the values at the pivots, so they may not be negative; the simplex method with
    Bland's rule looks for weights whose other values are not negative either.
    """
    others = cells - size
    tableau = np.empty((others, size))
    place = 0
    for cell in range(cells):
        pivot = False
        for k in range(size):
            pivot = pivot or pivots[k] == cell
        if not pivot:
            for k in range(size):
                tableau[place, k] = -basis[k, cell]
            place += 1
    costs = np.ones(size)
    inside, outside = np.arange(size, cells), np.arange(size)
    while True:
        enter = -1
        for k in range(size):
            if costs[k] > TINY and (enter < 0 or outside[k] < outside[enter]):
                enter = k
        if enter < 0:
            return False
        leave = -1
        for row in range(others):
            if tableau[row, enter] > TINY and (leave < 0 or inside[row] < inside[leave]):
                leave = row
        if leave < 0:
            return True
        _pivot(tableau, costs, leave, enter)
        inside[leave], outside[enter] = outside[enter], inside[leave]


@compiled
def _pivot(tableau: Floats, costs: Floats, leave: int, enter: int) -> None:
    """Swap a variable into the basis."""
    rows, size = tableau.shape
    lead = tableau[leave, enter]
    for k in range(size):
        tableau[leave, k] /= lead
    tableau[leave, enter] = 1.0 / lead
    for row in range(rows):
        factor = tableau[row, enter]
        if row != leave and factor != 0.0:
            for k in range(size):
                tableau[row, k] -= factor * tableau[leave, k]
            tableau[row, enter] = -factor / lead
    factor = costs[enter]
    for k in range(size):
        costs[k] -= factor * tableau[leave, k]
    costs[enter] = -factor / lead


@compiled
def judge(counts: Floats, kept: Integers, size: int, possible: NDArray[np.bool_]) -> int:
    """Return the verdict (0 to 3) on the kept terms and possible patterns; see ``existence``."""
    seen = 0
    for mask in range(counts.size):
        if counts[mask] > 0:
            seen += 1
    matrix = np.zeros((seen, size))
    unseen = np.empty(counts.size, dtype=np.int64)
    row, cells = 0, 0
    for mask in range(1, counts.size):
        if counts[mask] > 0:
            for k in range(size):
                if mask & kept[k] == kept[k]:
                    matrix[row, k] = 1.0
            row += 1
        elif possible[mask]:
            unseen[cells] = mask
            cells += 1
    pivots = np.full(size, -1, dtype=np.int64)
    rank = echelon(matrix, seen, size, pivots)
    if rank == size:
        return 0
    values = _kernel_values(matrix, size, rank, pivots, kept, unseen, cells)
    free = size - rank
    leads = np.full(free, -1, dtype=np.int64)
    distinct = echelon(values, free, cells, leads)
    verdict = 2 if distinct < free else 0
    if distinct > 0 and cone_has_a_ray(values, distinct, cells, leads):
        verdict += 1
    return verdict


@compiled
def _kernel_values(
    matrix: Floats, size: int, rank: int, pivots: Integers, kept: Integers, unseen: Integers, cells: int
) -> Floats:
    """Return what each direction that the seen patterns leave free does to the unseen ones; shape (free, cells)."""
    values = np.zeros((size - rank, cells))
    direction = np.empty(size)
    number = 0
    for column in range(size):
        bound = False
        for k in range(rank):
            bound = bound or pivots[k] == column
        if bound:
            continue
        direction[:] = 0.0
        direction[column] = 1.0
        for k in range(rank):
            direction[pivots[k]] = -matrix[k, column]
        for cell in range(cells):
            for k in range(size):
                if unseen[cell] & kept[k] == kept[k]:
                    values[number, cell] += direction[k]
        number += 1
    return values


@compiled
def judge_models(counts: Floats, models: Integers, sizes: Integers, verdicts: Integers) -> None:
    """Fill in the verdict on each model for one table; rows of ``models`` hold terms, ``sizes`` how many."""
    margins = counts.copy()
    sum_supersets(margins)
    kept = np.empty(models.shape[1], dtype=np.int64)
    possible = np.empty(counts.size, dtype=np.bool_)
    for place in range(models.shape[0]):
        number = split_terms(margins, models[place], sizes[place], kept, possible)
        verdicts[place] = judge(counts, kept, number, possible)
