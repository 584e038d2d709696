"""Does a model have maximum likelihood estimates for these data, and only one set of them?

A term whose lists share nobody has its parameter at minus infinity: its patterns are impossible and leave the
table, and the rest is fitted without them (extended maximum likelihood). After that two things may still fail:

* *existence* (Fienberg and Rinaldo 2012): a direction in which the likelihood of what remains never falls, so that it
  has no maximum. Decided by a linear programme: is there a combination of the parameters that is zero on all patterns
  that were seen, nowhere positive and somewhere negative on those that were not?
* *identifiability* (Chan, Silverman and Vincent 2021): columns of the remaining design that depend on each other.

References
----------
Fienberg, S. E., Rinaldo, A. (2012). Maximum likelihood estimation in log-linear models. Annals of Statistics 40,
996-1023.
Chan, L., Silverman, B. W., Vincent, K. (2021). Multiple systems estimation for sparse capture data. Journal of the
American Statistical Association 116, 1297-1306.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from darkfigure.capture_histories import CaptureHistories
from darkfigure.errors import NotEstimable, NotIdentifiable
from darkfigure.multiple_systems.models import HierarchicalModel, term_name

TOLERANCE = 1e-7


class Verdict(IntEnum):
    """Whether the extended maximum likelihood estimate exists and is unique."""

    ESTIMABLE = 0
    DOES_NOT_EXIST = 1
    NOT_IDENTIFIABLE = 2
    NEITHER = 3


@dataclass(frozen=True, slots=True)
class Existence:
    """The verdict on a model, with what it rests on.

    Parameters
    ----------
    model : HierarchicalModel
        The model that was examined.
    verdict : Verdict
        0 to 3.
    empty_terms : tuple of int
        Terms whose lists share nobody: their parameters are at minus infinity.
    reasons : tuple of str
        In plain words, with the lists that cause it; empty for a model that can be estimated.
    """

    model: HierarchicalModel
    verdict: Verdict
    empty_terms: tuple[int, ...]
    reasons: tuple[str, ...]

    def require(self) -> None:
        """Raise NotEstimable or NotIdentifiable unless the model can be estimated."""
        if self.verdict is Verdict.ESTIMABLE:
            return
        kind = NotIdentifiable if self.verdict is Verdict.NOT_IDENTIFIABLE else NotEstimable
        remedy = "a model with fewer interactions, small lists merged, or a list dropped"
        raise kind(f"the population under model {self.model}", self.reasons, remedy)


@dataclass(frozen=True, slots=True)
class ReducedTable:
    """What remains of table and model once impossible patterns are out.

    Parameters
    ----------
    cells : array of int, shape (cells,)
        Patterns that may be filled, as bit masks.
    terms : tuple of int
        Terms with a finite parameter.
    empty_terms : tuple of int
        Terms at minus infinity.
    counts : array of float, shape (cells,)
        Persons per cell.
    design : array of float, shape (cells, terms)
        1 where the term's lists are all in the cell.
    """

    cells: NDArray[np.int64]
    terms: tuple[int, ...]
    empty_terms: tuple[int, ...]
    counts: NDArray[np.float64]
    design: NDArray[np.float64]


def reduce_table(table: NDArray[np.float64], model: HierarchicalModel) -> ReducedTable:
    """Leave out the terms whose lists share nobody, and the patterns that hold them.

    Parameters
    ----------
    table : array of float, shape (2**lists,)
        Counts by bit mask.
    model : HierarchicalModel
        Model over the same lists.
    """
    margins = superset_sums(table, model.lists)
    empty = tuple(term for term in model.terms if margins[term] == 0)
    cells = np.arange(1, 1 << model.lists)
    for term in empty:
        cells = cells[(cells & term) != term]
    terms = tuple(term for term in model.terms if margins[term] > 0)
    masks = np.array(terms)
    design = ((cells[:, None] & masks) == masks).astype(float)
    return ReducedTable(cells, terms, empty, table[cells], design)


def superset_sums(table: NDArray[np.float64], lists: int) -> NDArray[np.float64]:
    """Return for each bit mask the persons on all its lists, whatever their other lists; shape (..., 2**lists)."""
    sums = table.copy()
    for bit in range(lists):
        halves = sums.reshape(*sums.shape[:-1], -1, 2, 1 << bit)
        halves[..., 0, :] += halves[..., 1, :]
    return sums


def examine(histories: CaptureHistories, model: HierarchicalModel) -> Existence:
    """Judge whether the extended maximum likelihood estimate of a model exists and is unique.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> from darkfigure.multiple_systems.models import HierarchicalModel
    >>> examine(datasets.artificial_three(), HierarchicalModel.parse("[12,3]", 3)).verdict
    <Verdict.DOES_NOT_EXIST: 1>
    """
    reduced = reduce_table(histories.table(), model)
    drifting = _drifting_cells(reduced)
    tangled = _tangled_terms(reduced)
    verdict = Verdict((1 if drifting else 0) + (2 if tangled else 0))
    reasons = _reasons(histories, reduced, drifting, tangled)
    return Existence(model, verdict, reduced.empty_terms, reasons)


def _drifting_cells(reduced: ReducedTable) -> tuple[int, ...]:
    """Return unseen patterns whose expectation the likelihood pushes to zero without end."""
    seen = reduced.counts > 0
    unseen = reduced.design[~seen]
    if not len(unseen) or np.linalg.matrix_rank(reduced.design[seen]) == len(reduced.terms):
        return ()
    from scipy.optimize import linprog

    result = linprog(
        unseen.sum(axis=0),
        A_ub=np.vstack([unseen, -unseen]),
        b_ub=np.concatenate([np.zeros(len(unseen)), np.ones(len(unseen))]),
        A_eq=reduced.design[seen],
        b_eq=np.zeros(int(seen.sum())),
        bounds=(None, None),
        method="highs",
    )
    falling = unseen @ np.asarray(result.x) < -TOLERANCE
    return tuple(int(cell) for cell in reduced.cells[~seen][falling])


def _tangled_terms(reduced: ReducedTable) -> tuple[int, ...]:
    """Return terms whose columns are combinations of the columns before them."""
    if np.linalg.matrix_rank(reduced.design) == len(reduced.terms):
        return ()
    ranks = [0, *(int(np.linalg.matrix_rank(reduced.design[:, : k + 1])) for k in range(len(reduced.terms)))]
    return tuple(term for k, term in enumerate(reduced.terms) if ranks[k + 1] == ranks[k])


def _reasons(
    histories: CaptureHistories, reduced: ReducedTable, drifting: tuple[int, ...], tangled: tuple[int, ...]
) -> tuple[str, ...]:
    reasons = []
    if drifting:
        names = ", ".join(term_name(cell, histories.lists) for cell in drifting)
        reasons.append(f"the likelihood has no maximum: nobody has the pattern {names}")
    if tangled:
        names = ", ".join(term_name(term, histories.lists) for term in tangled)
        reasons.append(f"the patterns that remain cannot tell the terms apart: {names}")
    if reasons and reduced.empty_terms:
        names = ", ".join(term_name(term, histories.lists) for term in reduced.empty_terms)
        reasons.append(f"nobody stands on both lists of {names}")
    return tuple(reasons)
