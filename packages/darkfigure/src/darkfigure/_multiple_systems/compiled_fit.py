"""The inner loop of a fit, compiled by Numba.

Everything here works on plain arrays. ``counts`` and ``margins`` have length ``2**lists`` (see ``transforms``);
``terms`` are bit masks with the intercept first. The ``compiled_`` modules need the extra ``fast``; ``batches`` does
the same work with NumPy alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Function = TypeVar("Function", bound=Callable[..., Any])

ENOUGH = 1e-10  # decrement of Newton's method after which one more step is exact to rounding
STEPS = 60
TINY = 1e-9


def compiled(function: Function) -> Function:
    """Compile without the interpreter lock and keep the machine code on disk, where a folder can be written."""
    try:
        made = numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # neither the installation nor the user's folder can be written: compiled anew each time
        made = numba.njit(nogil=True)(function)
    return cast("Function", made)


@compiled
def sum_supersets(values: Floats) -> None:
    """Replace each value by the sum over supersets."""
    size = values.size
    step = 1
    while step < size:
        for block in range(0, size, 2 * step):
            for mask in range(block, block + step):
                values[mask] += values[mask + step]
        step *= 2


@compiled
def sum_subsets(values: Floats) -> None:
    """Replace each value by the sum over subsets."""
    size = values.size
    step = 1
    while step < size:
        for block in range(0, size, 2 * step):
            for mask in range(block, block + step):
                values[mask + step] += values[mask]
        step *= 2


@compiled
def solve(matrix: Floats, vector: Floats, size: int) -> bool:
    """Solve a positive definite system in place by Cholesky; False when it is not definite."""
    for row in range(size):
        for column in range(row + 1):
            total = matrix[row, column]
            for k in range(column):
                total -= matrix[row, k] * matrix[column, k]
            if row == column:
                if not total > TINY * TINY:
                    return False
                matrix[row, row] = math.sqrt(total)
            else:
                matrix[row, column] = total / matrix[column, column]
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
    return True


@compiled
def information(sums: Floats, terms: Integers, size: int, matrix: Floats) -> None:
    """Fill the lower triangle with sums over the patterns that hold both terms."""
    for row in range(size):
        for column in range(row + 1):
            matrix[row, column] = sums[terms[row] | terms[column]]


@compiled
def evaluate(possible: NDArray[np.bool_], terms: Integers, size: int, beta: Floats, sums: Floats) -> None:
    """Put into ``sums`` the fitted means summed over supersets."""
    sums[:] = 0.0
    for k in range(size):
        sums[terms[k]] = beta[k]
    sum_subsets(sums)
    for mask in range(sums.size):
        sums[mask] = math.exp(min(sums[mask], 700.0)) if possible[mask] else 0.0
    sum_supersets(sums)


@compiled
def log_score(margins: Floats, terms: Integers, size: int, beta: Floats, sums: Floats) -> float:
    """Return the log-likelihood without its constants."""
    total = -float(sums[0])
    for k in range(size):
        total += beta[k] * margins[terms[k]]
    return float(total)


@compiled
def start(counts: Floats, possible: NDArray[np.bool_], terms: Integers, size: int, beta: Floats) -> bool:
    """Put a first guess into ``beta``: weighted least squares on the logarithms of the counts plus a half."""
    weights, targets = np.zeros(counts.size), np.zeros(counts.size)
    for mask in range(counts.size):
        if possible[mask]:
            weights[mask] = counts[mask] + 0.5
            targets[mask] = weights[mask] * math.log(weights[mask])
    sum_supersets(weights)
    sum_supersets(targets)
    matrix = np.empty((size, size))
    information(weights, terms, size, matrix)
    for k in range(size):
        beta[k] = targets[terms[k]]
    return solve(matrix, beta, size)


@compiled
def fit(margins: Floats, possible: NDArray[np.bool_], terms: Integers, size: int, beta: Floats) -> tuple[bool, float]:
    """Improve ``beta`` by Newton's method; return whether it came to rest, and the log-likelihood without constants."""
    sums, step, trial = np.empty(margins.size), np.empty(size), np.empty(size)
    matrix = np.empty((size, size))
    evaluate(possible, terms, size, beta, sums)
    score = log_score(margins, terms, size, beta, sums)
    for _ in range(STEPS):
        information(sums, terms, size, matrix)
        for k in range(size):
            trial[k] = margins[terms[k]] - sums[terms[k]]
            step[k] = trial[k]
        if not solve(matrix, step, size):
            return False, score
        decrement = 0.0
        for k in range(size):
            decrement += trial[k] * step[k]
        reached = score - 1.0
        for _halving in range(30):
            for k in range(size):
                trial[k] = beta[k] + step[k]
            evaluate(possible, terms, size, trial, sums)
            reached = log_score(margins, terms, size, trial, sums)
            if reached >= score - TINY * abs(score):
                break
            for k in range(size):
                step[k] *= 0.5
        for k in range(size):
            beta[k] = trial[k]
        score = reached
        if decrement < ENOUGH:
            return True, score
    return False, score
