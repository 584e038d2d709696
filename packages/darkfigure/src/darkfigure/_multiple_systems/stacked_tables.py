"""The tables of several strata below each other, with the terms that they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import NotEstimable
from darkfigure._multiple_systems.models import HierarchicalModel, term_name

STEPS, HALVINGS = 100, 40
ENOUGH = 1e-12
TOLERANCE = 1e-7
LARGEST_EXPONENT = 60.0


@dataclass(frozen=True, slots=True)
class StackedTable:
    """All strata below each other.

    Parameters
    ----------
    design : array of float, shape (cells, columns)
        First one intercept per stratum, then the terms.
    counts : array of float, shape (cells,)
        Persons per possible pattern and stratum.
    columns : tuple of str
        Names of the terms with a finite parameter.
    empty : tuple of str
        Names of the terms at minus infinity.
    intercepts : int
        Number of strata.
    """

    design: NDArray[np.float64]
    counts: NDArray[np.float64]
    columns: tuple[str, ...]
    empty: tuple[str, ...]
    intercepts: int


def assemble(
    strata: Mapping[Any, CaptureHistories],
    labels: Sequence[tuple[str, ...]],
    names: tuple[str, ...],
    model: HierarchicalModel,
    varying: Mapping[int, tuple[int, ...]],
) -> StackedTable:
    """Stack the possible patterns of all strata; impossible ones (a list that did not exist) are not among them."""
    cells, stratum, counts = [], [], []
    for number, histories in enumerate(strata.values()):
        bits = np.array([1 << names.index(name) for name in histories.lists])
        own = np.arange(1, 1 << len(bits))
        cells.append(((own[:, None] >> np.arange(len(bits)) & 1) * bits).sum(axis=1))
        stratum.append(np.full(len(own), number))
        counts.append(histories.table()[1:])
    cell, place, count = np.concatenate(cells), np.concatenate(stratum), np.concatenate(counts)
    columns, titles = [], []
    for term in model.terms[1:]:
        inside = (cell & term) == term
        columns.append(inside)
        titles.append(term_name(term, names))
        for dimension in varying.get(term, ()):
            value = np.array([label[dimension] for label in labels])[place]
            for level in dict.fromkeys(value[inside]).keys() - {value[inside][0]}:
                columns.append(inside & (value == level))
                titles.append(f"{term_name(term, names)} [{level}]")
    return _reduce(cell, place, count, columns=columns, titles=titles, strata=len(labels))


def _reduce(
    cell: NDArray[np.int64],
    place: NDArray[np.int64],
    count: NDArray[np.float64],
    *,
    columns: list[NDArray[np.bool_]],
    titles: list[str],
    strata: int,
) -> StackedTable:
    """Leave out terms that nobody shows, with their patterns."""
    empty = [k for k, column in enumerate(columns) if column.any() and count[column].sum() == 0]
    possible = np.ones(len(cell), dtype=bool)
    for k in empty:
        possible &= ~columns[k]
    kept = [k for k, column in enumerate(columns) if k not in empty and column[possible].any()]
    intercepts = place[:, None] == np.arange(strata)
    design = np.column_stack([intercepts, *(columns[k] for k in kept)])[possible].astype(float)
    return StackedTable(
        design, count[possible], tuple(titles[k] for k in kept), tuple(titles[k] for k in empty), strata
    )


def require_estimable(table: StackedTable) -> None:
    """Raise unless the estimate exists and is unique (Fienberg and Rinaldo 2012, by linear programming)."""
    from scipy.optimize import linprog

    seen = table.counts > 0
    remedy = "a model with fewer terms, strata joined, or lists that share more persons"
    if np.linalg.matrix_rank(table.design) < table.design.shape[1]:
        reason = "the lists that existed cannot tell the terms apart: in some stratum too few lists overlap"
        raise NotEstimable("the populations of the strata", [reason], remedy)
    unseen = table.design[~seen]
    if not len(unseen) or np.linalg.matrix_rank(table.design[seen]) == table.design.shape[1]:
        return
    result = linprog(
        unseen.sum(axis=0),
        A_ub=np.vstack([unseen, -unseen]),
        b_ub=np.concatenate([np.zeros(len(unseen)), np.ones(len(unseen))]),
        A_eq=table.design[seen],
        b_eq=np.zeros(int(seen.sum())),
        bounds=(None, None),
        method="highs",
    )
    direction = np.asarray(result.x, dtype=np.float64)
    if (unseen @ direction < -TOLERANCE).any():
        moving = np.abs(direction[table.intercepts :]) > TOLERANCE
        names = ", ".join(name for name, moves in zip(table.columns, moving, strict=True) if moves)
        raise NotEstimable("the populations of the strata", [f"the likelihood has no maximum in {names}"], remedy)


def fit_stacked(table: StackedTable) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Maximise the likelihood by Newton's method with halved steps; return parameters and covariance."""
    design, counts = table.design, table.counts
    root = np.sqrt(counts + 0.5)
    coefficients = np.linalg.lstsq(design * root[:, None], root * np.log(counts + 0.5), rcond=None)[0]
    means = np.exp(np.minimum(design @ coefficients, LARGEST_EXPONENT))
    for _ in range(STEPS):
        score = counts @ (design @ coefficients) - means.sum()
        slope = design.T @ (counts - means)
        step = np.linalg.solve(design.T @ (means[:, None] * design), slope)
        if slope @ step < ENOUGH:
            break
        for _ in range(HALVINGS):
            means = np.exp(np.minimum(design @ (coefficients + step), LARGEST_EXPONENT))
            if counts @ (design @ (coefficients + step)) - means.sum() >= score:
                break
            step = step / 2
        coefficients = coefficients + step
    covariance = np.linalg.inv(design.T @ (means[:, None] * design))
    return np.asarray(coefficients, dtype=np.float64), np.asarray(covariance, dtype=np.float64)
