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

import itertools
import math
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import NotEstimable, NotIdentifiable
from darkfigure._estimates import Diagnostic
from darkfigure._multiple_systems.models import HierarchicalModel, term_name
from darkfigure._multiple_systems.transforms import possible_patterns, superset_sums

TOLERANCE = 1e-7
MOST_EDGES = 3_000


class ModelVerdict(IntEnum):
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
    verdict : ModelVerdict
        0 to 3.
    empty_terms : tuple of int
        Terms whose lists share nobody: their parameters are at minus infinity.
    reasons : tuple of str
        In plain words, with the lists that cause it; empty for a model that can be estimated.
    """

    model: HierarchicalModel
    verdict: ModelVerdict
    empty_terms: tuple[int, ...]
    reasons: tuple[str, ...]

    def require(self) -> None:
        """Raise NotEstimable or NotIdentifiable unless the model can be estimated."""
        if self.verdict is ModelVerdict.ESTIMABLE:
            return
        kind = NotIdentifiable if self.verdict is ModelVerdict.NOT_IDENTIFIABLE else NotEstimable
        remedy = "a model with fewer interactions, small lists merged, or a list dropped"
        raise kind(f"the population under model {self.model}", self.reasons, remedy)


@dataclass(frozen=True, slots=True)
class ReducedTable:
    """What remains of table and model once impossible patterns are out.

    Parameters
    ----------
    counts : array of float, shape (2**lists,)
        Persons per pattern, by bit mask.
    possible : array of bool, shape (2**lists,)
        Patterns that may be filled; never the unseen one.
    terms : tuple of int
        Terms with a finite parameter, the intercept first.
    empty_terms : tuple of int
        Terms at minus infinity.
    """

    counts: NDArray[np.float64]
    possible: NDArray[np.bool_]
    terms: tuple[int, ...]
    empty_terms: tuple[int, ...]

    @property
    def cells(self) -> int:
        """Number of patterns that may be filled."""
        return int(self.possible.sum())


def reduce_table(table: NDArray[np.float64], model: HierarchicalModel) -> ReducedTable:
    """Leave out the terms whose lists share nobody, and the patterns that hold them.

    Parameters
    ----------
    table : array of float, shape (2**lists,)
        Counts by bit mask.
    model : HierarchicalModel
        Model over the same lists.
    """
    margins = superset_sums(table)
    empty = tuple(term for term in model.terms if margins[term] == 0)
    terms = tuple(term for term in model.terms if margins[term] > 0)
    return ReducedTable(table, possible_patterns(model.lists, empty), terms, empty)


def examine_model(histories: CaptureHistories, model: HierarchicalModel | str) -> Existence:
    """Judge whether the extended maximum likelihood estimate of a model exists and is unique.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    model : HierarchicalModel or str
        The model, or its generators such as ``"[12,13,4]"``.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> examine_model(datasets.artificial_three(), "[12,3]").verdict
    <ModelVerdict.DOES_NOT_EXIST: 1>
    """
    if isinstance(model, str):
        model = HierarchicalModel.parse(model, len(histories.lists), histories.lists)
    reduced = reduce_table(histories.table(), model)
    drifting, tangled = _judge(reduced)
    verdict = ModelVerdict((1 if drifting else 0) + (2 if tangled else 0))
    reasons = _reasons(histories, reduced, drifting, tangled)
    return Existence(model, verdict, reduced.empty_terms, reasons)


def judge(table: NDArray[np.float64], model: HierarchicalModel) -> ModelVerdict:
    """Return the bare verdict on a table of counts by bit mask."""
    drifting, tangled = _judge(reduce_table(table, model))
    return ModelVerdict((1 if drifting else 0) + (2 if tangled else 0))


def empty_pairs_left_out(histories: CaptureHistories, model: HierarchicalModel) -> tuple[int, ...]:
    """Find pairs of lists that share nobody and that a model which has pairs does without.

    Such a model expects persons on both lists. With the pair as a term its parameter is at minus infinity, and the
    estimate can differ by a factor of two.
    """
    shared = histories.overlap_table()
    pairs = {(1 << a) | (1 << b): shared[a, b] for b in range(model.lists) for a in range(b)}
    has_pairs = any(pair in model.terms for pair in pairs)
    return tuple(pair for pair, together in pairs.items() if has_pairs and together == 0 and pair not in model.terms)


def _judge(reduced: ReducedTable) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the patterns that drift to zero, and the terms that are tangled; most models have neither."""
    seen = np.flatnonzero(reduced.counts > 0)
    free = _null_space(_design(seen, reduced.terms))
    if free.shape[1] == 0:
        return (), ()
    unseen = np.flatnonzero(reduced.possible & (reduced.counts == 0))
    values = _design(unseen, reduced.terms) @ free
    tangled = reduced.terms if np.linalg.matrix_rank(values) < free.shape[1] else ()
    return _drifting(unseen, values), _dependent(reduced) if tangled else ()


def _design(cells: NDArray[np.int64], terms: tuple[int, ...]) -> NDArray[np.float64]:
    masks = np.array(terms, dtype=np.int64)
    return np.asarray((cells[:, None] & masks) == masks, dtype=float)


def _null_space(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a basis, in small fractions, of what the matrix sends to zero; shape (columns, directions)."""
    rows, columns = matrix.copy(), matrix.shape[1]
    pivots: list[int] = []
    for column in range(columns):
        rank = len(pivots)
        if rank == len(rows):
            break
        best = rank + int(np.argmax(np.abs(rows[rank:, column])))
        if abs(rows[best, column]) < TOLERANCE:
            continue
        rows[[rank, best]] = rows[[best, rank]]
        rows[rank] /= rows[rank, column]
        others = np.arange(len(rows)) != rank
        rows[others] -= np.outer(rows[others, column], rows[rank])
        pivots.append(column)
    free = [column for column in range(columns) if column not in pivots]
    basis = np.zeros((columns, len(free)))
    basis[free, np.arange(len(free))] = 1.0
    basis[pivots] = -rows[: len(pivots)][:, free]
    return basis


def _drifting(unseen: NDArray[np.int64], values: NDArray[np.float64]) -> tuple[int, ...]:
    """Return unseen patterns that some direction lowers while it raises none: their expectation falls for ever."""
    different, inverse = np.unique(values.round(9) + 0.0, axis=0, return_inverse=True)
    if not different.any():
        return ()
    falling = _falling(different)
    return tuple(int(cell) for cell in unseen[falling[inverse.ravel()]])


def _falling(rows: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say which rows some direction lowers while it raises none.

    The directions that raise none are sums of the edges of a cone; along an edge so many rows stay level that they
    leave one direction only. Few rows have few edges, and these are looked at one by one.
    """
    _, sizes, basis = np.linalg.svd(rows, full_matrices=False)
    rank = int((sizes > TOLERANCE).sum())
    if math.comb(len(rows), rank - 1) > MOST_EDGES:
        return _falling_by_programme(rows)
    flat = rows @ basis[:rank].T
    level = np.array(list(itertools.combinations(range(len(rows)), rank - 1)), dtype=np.int64)
    edges = np.linalg.svd(flat[level])[2][:, -1] if rank > 1 else np.ones((1, 1))
    heights = np.concatenate([edges, -edges]) @ flat.T
    raises_none = (heights <= TOLERANCE).all(axis=1)
    return np.asarray((heights[raises_none] < -TOLERANCE).any(axis=0))


def _falling_by_programme(rows: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say the same by one linear programme, for where there are many edges."""
    from scipy.optimize import linprog

    number, directions = rows.shape
    result = linprog(
        np.concatenate([np.zeros(directions), -np.ones(number)]),
        A_ub=np.hstack([rows, np.eye(number)]),
        b_ub=np.zeros(number),
        bounds=[(None, None)] * directions + [(0, 1)] * number,
        method="highs",
    )
    falling: NDArray[np.float64] = np.asarray(result.x)
    return falling[directions:] > TOLERANCE


def _dependent(reduced: ReducedTable) -> tuple[int, ...]:
    """Return terms whose columns are combinations of the columns before them."""
    design = _design(np.flatnonzero(reduced.possible), reduced.terms)
    ranks = [0, *(int(np.linalg.matrix_rank(design[:, : k + 1])) for k in range(len(reduced.terms)))]
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


def left_out_notes(histories: CaptureHistories, model: HierarchicalModel) -> tuple[Diagnostic, ...]:
    """Tell of pairs of lists that nobody shares and that the model leaves out."""
    names = ", ".join(term_name(pair, histories.lists) for pair in empty_pairs_left_out(histories, model))
    message = f"nobody is on both lists of {names}, and the model has no term for it: with it, those patterns drop out"
    return (Diagnostic("left-out-pair", message),) if names else ()
