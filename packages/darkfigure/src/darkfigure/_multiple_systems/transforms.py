"""Sums over subsets and supersets of all patterns at once.

A table over all patterns of a few lists is an array of length ``2**lists``, indexed by bit mask. A log-linear model
then needs no design matrix: the linear predictor is a sum over subsets of the parameters, the sufficient statistics and
the information are sums over supersets of counts and means. Each costs ``lists * 2**lists`` additions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def subset_sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each bit mask the sum over its subsets; shape (..., 2**lists)."""
    sums = values.copy()
    for halves in _halves(sums):
        halves[..., 1, :] += halves[..., 0, :]
    return sums


def superset_sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each bit mask the sum over its supersets; shape (..., 2**lists).

    Examples
    --------
    >>> superset_sums(np.array([0.0, 5.0, 3.0, 2.0])).tolist()  # nobody; A only; B only; A and B
    [10.0, 7.0, 5.0, 2.0]
    """
    sums = values.copy()
    for halves in _halves(sums):
        halves[..., 0, :] += halves[..., 1, :]
    return sums


def possible_patterns(lists: int, empty_terms: Sequence[int]) -> NDArray[np.bool_]:
    """Say which observable patterns hold none of the terms; shape (2**lists,), with False for the unseen."""
    masks = np.arange(1 << lists)
    possible = masks > 0
    for term in empty_terms:
        possible &= (masks & term) != term
    return np.asarray(possible, dtype=np.bool_)


def _halves(sums: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """View the last axis once per list, split into patterns without and with it."""
    bits = (sums.shape[-1] - 1).bit_length()
    return [sums.reshape(*sums.shape[:-1], -1, 2, 1 << bit) for bit in range(bits)]
