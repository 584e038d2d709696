r"""Average over all decomposable graphical models (Madigan and York 1997), exactly.

In a graph over the lists an edge says that two lists may depend on each other. Where the graph is decomposable
(chordal) the marginal likelihood under a hyper-Dirichlet prior is a product over its cliques divided by one over its
separators, and the unseen persons :math:`n_0` enter each factor only through one cell. So the joint posterior of graph
and :math:`n_0` is computed on a grid without any simulation.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Diagnostic, Estimate, Interval
from darkfigure._multiple_systems.chordal_graphs import MOST_LISTS, graph_table
from darkfigure._multiple_systems.log_linear import require_overlap
from darkfigure._multiple_systems.refusal import judged
from darkfigure._version import __version__

GRID_POINTS = 1000
GRID_MULTIPLE = 30
WIDER = 1000
PROBABILITIES = (0.025, 0.1, 0.5, 0.9, 0.975)
MASS_BEYOND = 0.01
LOWEST_PEAK = 0.05
TOP = 5
TWO_POINTS = 2
CHUNK = 500
NEGLIGIBLE = 30.0
FLOAT32, ROUNDING = 1e-6, 1.0
BEYOND_POINTS = 400
LARGEST_EXPONENT = 700.0
Floats = NDArray[np.float64]


def estimate_decomposable_graphs(
    histories: CaptureHistories,
    *,
    unseen: Sequence[int] | NDArray[Any] | None = None,
    delta: float | None = None,
    log_prior: Sequence[float] | NDArray[np.float64] | None = None,
    level: float = 0.95,
) -> Estimate:
    r"""Average the posterior of the population over all decomposable graphs.

    Parameters
    ----------
    histories : CaptureHistories
        Two to six lists (six have 18,154 graphs).
    unseen : sequence of int, shape (points,), optional
        Possible numbers of persons on no list, ascending; each stands for itself alone. By default 1,000 whole numbers
        evenly from 1 to 30 times the persons observed.
    delta : float, optional
        Prior persons per cell of the table, by default ``2**-lists``: one person in all.
    log_prior : sequence of float, shape (points,), optional
        Log prior of ``unseen``; by default ``-log(observed + unseen)``, the prior that
        dga uses (its manual says ``-log(unseen)``, its code does otherwise).
    level : float
        Coverage of the interval.

    Returns
    -------
    Estimate
        With the posterior median as population. ``details`` hold ``mean``, ``graphs`` (the five most probable),
        ``edges`` (probability that two lists depend), ``mass_at_last_point`` and ``mass_beyond_grid``.

    Raises
    ------
    NotEstimable
        When nobody stands on two lists: the prior alone would answer.
    InvalidInput
        For more than six lists, or a grid that is not ascending.

    Notes
    -----
    .. math:: p(n_0, G \mid y) \propto p(n_0) \frac{N!}{n_0!}
       \frac{\prod_{C} h(C)}{h(\emptyset) \prod_{S} h(S)}, \qquad
       h(A) = \prod_{i} \frac{\Gamma(\alpha_A + n_A(i))}{\Gamma(\alpha_A)}, \quad \alpha_A = \delta\, 2^{p - |A|}

    over cliques :math:`C` and separators :math:`S` of the graph, each factor over the cells of the margin of its lists.

    References
    ----------
    Madigan, D., York, J. C. (1997). Bayesian methods for estimation of the size of a closed population. Biometrika 84,
    19-31.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> estimate = estimate_decomposable_graphs(datasets.united_kingdom(4))
    >>> f"{estimate.population:,.0f}, most probable graph {estimate.details['graphs'][0]['graph']}"
    '11,397, most probable graph [12,13,24]'
    """
    lists = len(histories.lists)
    if lists > MOST_LISTS:
        raise InvalidInput(
            "lists", lists, f"2 to {MOST_LISTS}: more have too many graphs to visit all; merge small lists"
        )
    require_overlap(histories)
    grid = _grid(histories, unseen)
    prior = -np.log(histories.observed + grid) if log_prior is None else np.asarray(log_prior, dtype=float)
    if prior.shape != grid.shape:
        raise InvalidInput("log_prior", prior.shape, f"one value for each of the {len(grid)} points of unseen")
    weights = posterior_weights(histories, grid, delta=delta, log_prior=prior)
    beyond = _mass_beyond(histories, grid, weights, delta) if log_prior is None else None
    return judged(histories, _describe(histories, grid, weights, beyond, level))


@dataclass(frozen=True, slots=True)
class PosteriorWeights:
    """The joint posterior of graph and unseen persons, by each of them; both add up to 1.

    Parameters
    ----------
    by_point : array of float, shape (points,)
        By number of unseen.
    by_graph : array of float, shape (graphs,)
        In the order of :func:`graph_table`.
    log_total : float
        Logarithm of the sum before it was made 1, to compare one grid with another.
    """

    by_point: NDArray[np.float64]
    by_graph: NDArray[np.float64]
    log_total: float


def posterior_weights(
    histories: CaptureHistories,
    unseen: NDArray[np.float64],
    *,
    delta: float | None = None,
    log_prior: NDArray[np.float64],
) -> PosteriorWeights:
    """Return the posterior of graph and unseen persons.

    Graphs that are nowhere within a factor e**-30 of the most probable one are left out of the sums.
    """
    signs = graph_table(len(histories.lists)).signs
    scores, common = _scores(histories, unseen, delta), _common(histories, unseen) + log_prior
    common = common - scores[0]
    near = _near_the_best(signs, scores, common)
    joint = signs[near] @ scores + common
    highest = float(joint.max())
    weights = np.exp(joint - highest)
    total = float(weights.sum())
    by_graph = np.zeros(len(signs))
    by_graph[near] = weights.sum(axis=1) / total
    return PosteriorWeights(weights.sum(axis=0) / total, by_graph, highest + math.log(total))


def _near_the_best(signs: Floats, scores: Floats, common: Floats) -> NDArray[np.int64]:
    """Find the graphs that come within a factor e**-30 of the best somewhere.

    In single precision, on numbers made small first: as a graph has one clique more than separators, what is taken from
    all sets of lists comes back once. Where rounding could still matter, in double precision.
    """
    level = scores[-1]
    heights = scores[:, len(common) // 2] - level[len(common) // 2]
    slopes = scores - level - heights[:, None]
    base = common + level
    offset = float(base.max())
    error = FLOAT32 * (np.abs(slopes).max() * np.abs(signs).sum(axis=1).max() + np.ptp(base))
    kind = np.float32 if error < ROUNDING else np.float64
    small, rest = slopes.astype(kind), (base - offset).astype(kind)
    peaks = np.empty(len(signs))
    for first in range(0, len(signs), CHUNK):
        rows = slice(first, first + CHUNK)
        peaks[rows] = (signs[rows].astype(kind) @ small + rest).max(axis=1)
    peaks += signs @ heights
    return np.flatnonzero(peaks > peaks.max() - NEGLIGIBLE - 2 * ROUNDING)


def _common(histories: CaptureHistories, unseen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the log of the number of ways to choose the unseen, whatever the graph."""
    from scipy.special import gammaln

    return np.asarray(gammaln(histories.observed + unseen + 1) - gammaln(unseen + 1))


def _scores(histories: CaptureHistories, unseen: NDArray[np.float64], delta: float | None) -> NDArray[np.float64]:
    """Return the log of the factor of each set of lists at each number of unseen, shape (2**lists, points)."""
    lists = len(histories.lists)
    per_cell = 2.0**-lists if delta is None else delta
    table = histories.table()
    return np.stack([_subset_score(table, lists, subset, unseen, per_cell) for subset in range(1 << lists)])


def _subset_score(
    table: NDArray[np.float64], lists: int, subset: int, unseen: NDArray[np.float64], per_cell: float
) -> NDArray[np.float64]:
    """Return the Dirichlet factor of one set of lists; only its all-zero cell holds the unseen."""
    from scipy.special import gammaln

    margin = np.zeros(1 << lists)
    np.add.at(margin, np.arange(1 << lists) & subset, table)
    cells = np.arange(1 << lists)
    filled = margin[(cells & ~subset) == 0]
    prior = per_cell * 2.0 ** (lists - subset.bit_count())
    fixed = gammaln(prior + filled[1:]).sum() - len(filled) * gammaln(prior)
    return np.asarray(fixed + gammaln(prior + filled[0] + unseen))


def _grid(histories: CaptureHistories, unseen: Sequence[int] | NDArray[Any] | None) -> NDArray[np.float64]:
    if unseen is None:
        return np.unique(np.linspace(1, GRID_MULTIPLE * histories.observed, GRID_POINTS).round()).astype(float)
    grid = np.asarray(unseen, dtype=float)
    if grid.ndim != 1 or len(grid) < TWO_POINTS or grid[0] < 1 or (np.diff(grid) <= 0).any():
        raise InvalidInput("unseen", unseen, "two or more ascending whole numbers from 1")
    return grid


def _mass_beyond(
    histories: CaptureHistories, grid: NDArray[np.float64], inside: PosteriorWeights, delta: float | None
) -> float:
    """Return how much of the posterior a grid to a thousand times the observed would put above this one."""
    highest = max(WIDER * histories.observed, 10 * grid[-1])
    beyond = np.geomspace(grid[-1], highest, BEYOND_POINTS)
    prior = np.log(np.gradient(beyond)) - np.log(histories.observed + beyond)
    outside = posterior_weights(histories, beyond, delta=delta, log_prior=prior)
    within = inside.log_total + math.log(float(inside.by_point @ np.gradient(grid)))
    return 1 / (1 + math.exp(min(within - outside.log_total, LARGEST_EXPONENT)))


def _describe(
    histories: CaptureHistories,
    grid: NDArray[np.float64],
    weights: PosteriorWeights,
    beyond: float | None,
    level: float,
) -> Estimate:
    by_point, by_graph = weights.by_point, weights.by_graph
    population = histories.observed + grid
    cumulative = np.cumsum(by_point)

    def quantile(probability: float) -> float:
        return float(population[min(int(np.searchsorted(cumulative, probability)), len(grid) - 1)])

    mean = float(by_point @ population)
    graphs = graph_table(len(histories.lists))
    best = np.argsort(-by_graph, kind="stable")[:TOP]
    return Estimate(
        population=quantile(0.5),
        interval=Interval(quantile((1 - level) / 2), quantile((1 + level) / 2), level, "posterior quantiles"),
        observed=histories.observed,
        method="decomposable graphs",
        digest=histories.digest,
        version=__version__,
        model=f"average over {len(by_graph)} graphs",
        standard_error=float(np.sqrt(by_point @ (population - mean) ** 2)),
        quantiles={probability: quantile(probability) for probability in PROBABILITIES},
        diagnostics=_notes(beyond, by_point),
        details={
            "mean": mean,
            "graphs": [{"graph": str(graphs.graph(int(k))), "probability": float(by_graph[k])} for k in best],
            "edges": _edges(histories, by_graph),
            "mass_at_last_point": float(by_point[-1]),
            "mass_beyond_grid": beyond,
        },
    )


def _edges(histories: CaptureHistories, by_graph: NDArray[np.float64]) -> dict[str, float]:
    edges = graph_table(len(histories.lists)).edges
    pairs = itertools.combinations(histories.lists, 2)
    return {
        f"{one}:{other}": float(by_graph[edges >> place & 1 == 1].sum()) for place, (one, other) in enumerate(pairs)
    }


def _notes(beyond: float | None, by_point: NDArray[np.float64]) -> tuple[Diagnostic, ...]:
    notes = []
    if beyond is not None and beyond > MASS_BEYOND:
        message = f"{beyond:.0%} of the posterior lies beyond the grid: the answer depends on where the grid ends"
        notes.append(Diagnostic("grid-too-short", message, serious=True))
    peaks = (by_point[1:-1] > by_point[:-2]) & (by_point[1:-1] > by_point[2:])
    high = int((peaks & (by_point[1:-1] > LOWEST_PEAK * by_point.max())).sum())
    if high > 1:
        message = f"the posterior has {high} peaks: different graphs tell different stories"
        notes.append(Diagnostic("several-peaks", message))
    return tuple(notes)
