r"""What the lists themselves say about whether they carry a figure, whatever the method.

Are they lists of their own; do persons connect them; how far do models that fit about equally well differ; and is there
room for persons who are harder to find than others? For the last, Darroch's term :math:`\tau\,k(k-1)/2` for persons
on :math:`k` lists is added to the best model: it is what normally distributed log odds of persons give (Darroch,
Fienberg, Glonek and Junker 1993). The signed root of the gain in deviance says whether there are signs of such
persons, and the standard error of the unseen with the term whether the lists could have shown them.

References
----------
Darroch, J. N., Fienberg, S. E., Glonek, G. F. V., Junker, B. W. (1993). A three-sample multiple-recapture approach to
census population estimation with heterogeneous catchability. Journal of the American Statistical Association 88,
1137-1148.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import NotEstimable
from darkfigure._multiple_systems.existence import reduce_table
from darkfigure._multiple_systems.frequencies import chao_lower_end, unseen_by_frequencies
from darkfigure._multiple_systems.model_ranking import ModelRanking, rank_models
from darkfigure._multiple_systems.models import HierarchicalModel
from darkfigure._multiple_systems.poisson_regression import PoissonFit, fit_poisson
from darkfigure._multiple_systems.stepwise_choice import choose_pairs

ALL_MODELS = 5
MOST_LISTS = 10
MOST_SPLITS = 8
ENOUGH_INSIDE = 10
APART = 5.0
BY_CHANCE = 0.05
APART_BY_CHANCE = 0.001
STEPWISE_THRESHOLD = 0.02
FACTOR = 1.96
LARGEST_EXPONENT = 30.0
STEEPEST = 15.0


@dataclass(frozen=True, slots=True)
class Differences:
    """The best model with room for persons who differ in how easily they are found.

    Parameters
    ----------
    sign : float
        Signed root of the gain in deviance; above 0 persons differ more than chance would have it.
    error : float
        Standard error of the logarithm of the unseen.
    population, low, high : float
        The population with a 95 % interval, in persons.
    preferred : bool
        Whether independence with this term alone has a lower BIC than the best model.
    """

    sign: float
    error: float
    population: float
    low: float
    high: float
    preferred: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """Two groups of lists that nobody connects.

    Parameters
    ----------
    one, other : tuple of str
        The lists.
    by_chance : bool
        Whether they are so short that chance explains it: then nobody of one population might stand on both.
    """

    one: tuple[str, ...]
    other: tuple[str, ...]
    by_chance: bool


@dataclass(frozen=True, slots=True)
class ListEvidence:
    """What the lists say, whatever the method.

    Parameters
    ----------
    lists : tuple of str
        Those that are lists of their own.
    empty : tuple of str
        Lists without anybody, and copies of other lists.
    contained : tuple of (str, str)
        Lists all of whose persons stand on another, with that other, where chance does not explain it.
    overlap : int
        Persons on two or more of the lists of their own.
    apart : Apart or None
        Two groups of lists that nobody connects.
    hardly : tuple
        Two groups of lists that far too few persons connect, and how many do; empty where there are none.
    lower : int
        Persons that there are at least: the lower end of the interval of Chao's bound.
    best_bic : float or None
        Least BIC of all models of two lists in one interaction; None where there are too many.
    spread : tuple of float or None
        Least and largest population among models within 6 BIC of the best.
    no_model : str
        Why no model has an estimate; empty where one has.
    differences : Differences or None
        None where the lists cannot say anything about it.
    """

    lists: tuple[str, ...]
    empty: tuple[str, ...]
    contained: tuple[tuple[str, str], ...]
    overlap: int
    apart: Apart | None
    hardly: tuple[tuple[str, ...], tuple[str, ...], int] | tuple[()]
    lower: int
    best_bic: float | None
    spread: tuple[float, float] | None
    no_model: str
    differences: Differences | None


@lru_cache(maxsize=256)
def look_at_lists(histories: CaptureHistories) -> ListEvidence:
    """Collect the evidence; the same lists are looked at once."""
    empty, contained = _no_lists(histories)
    gone = {*empty, *(name for name, _ in contained)}
    names = tuple(name for name in histories.lists if name not in gone)
    if len(names) < 2:
        return ListEvidence(names, empty, contained, 0, None, (), histories.observed, None, None, "", None)
    own = histories.restrict(*names)
    frequencies = (*own.capture_frequencies(), 0)[:3]
    once, twice, thrice = (int(count) for count in frequencies)
    overlap = sum(own.capture_frequencies()[1:])
    ranking, base, no_model = _best(own) if overlap else (None, None, "")
    return ListEvidence(
        names,
        empty,
        contained,
        overlap,
        apart=_apart(own),
        hardly=_hardly_connected(own),
        lower=max(histories.observed, int(chao_lower_end(own.observed, (once, twice, thrice), len(names)))),
        best_bic=float(ranking.bics[0]) if ranking else None,
        spread=ranking.spread() if ranking else None,
        no_model=no_model,
        differences=_differences(own, base) if base else None,
    )


def _no_lists(histories: CaptureHistories) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Find empty lists, and lists that are a part of another one."""
    overlap = histories.overlap_table()
    totals = np.diag(overlap)
    empty = tuple(name for name, total in zip(histories.lists, totals, strict=True) if total == 0)
    contained: list[tuple[str, str]] = []
    gone: set[int] = set()
    for inner, outer in itertools.permutations(range(len(totals)), 2):
        same = totals[inner] == totals[outer]
        if inner in gone or outer in gone or totals[inner] == 0 or (same and inner < outer):
            continue
        if overlap[inner, outer] == totals[inner] and not _by_chance(histories, inner, outer, int(totals[inner])):
            gone.add(inner)
            contained.append((histories.lists[inner], histories.lists[outer]))
    return empty, tuple(contained)


def _by_chance(histories: CaptureHistories, inner: int, outer: int, size: int) -> bool:
    """Say whether all of the inner list may be on the outer one by chance, going by who is on other lists."""
    masks, counts = np.array(histories.patterns), np.array(histories.counts)
    others = (masks & ~(1 << inner | 1 << outer)) > 0
    elsewhere = int(counts[others].sum())
    if not elsewhere:
        return False
    share = float(counts[others & (masks >> outer & 1 == 1)].sum()) / elsewhere
    return share**size >= BY_CHANCE


def _apart(histories: CaptureHistories) -> Apart | None:
    """Find lists that cannot be reached from the others by way of shared persons."""
    overlap = histories.overlap_table() > 0
    reached = {0}
    while True:
        grown = reached | {other for place in reached for other in np.flatnonzero(overlap[place]).tolist()}
        if grown == reached:
            break
        reached = grown
    side, whole = sum(1 << place for place in reached), (1 << len(histories.lists)) - 1
    if side == whole:
        return None
    masks, counts = np.array(histories.patterns), np.array(histories.counts)
    first, second = masks & side, masks & whole & ~side
    inside = max(_bound_inside(first, counts), _bound_inside(second, counts))
    expected = float(counts[first > 0].sum()) * float(counts[second > 0].sum()) / inside if inside else math.inf
    return Apart(_names(histories, side), _names(histories, whole & ~side), math.exp(-expected) >= APART_BY_CHANCE)


def _hardly_connected(
    histories: CaptureHistories,
) -> tuple[tuple[str, ...], tuple[str, ...], int] | tuple[()]:
    """Find two groups of lists that share far fewer persons than the lists within one of them would lead to expect."""
    masks, counts = np.array(histories.patterns), np.array(histories.counts)
    lists = len(histories.lists)
    whole = (1 << lists) - 1
    sides = range(1, 1 << (lists - 1)) if lists <= MOST_SPLITS else [1 << place for place in range(lists)]
    worst = APART
    found: tuple[tuple[str, ...], tuple[str, ...], int] | tuple[()] = ()
    for side in sides:
        first, second = masks & side, masks & whole & ~side
        both = int(counts[(first > 0) & (second > 0)].sum())
        inside = max(_bound_inside(first, counts), _bound_inside(second, counts))
        if not inside or not both:
            continue
        product = float(counts[first > 0].sum()) * float(counts[second > 0].sum())
        factor = product / (both + 2 * math.sqrt(both) + 3) / inside
        if factor > worst:
            worst = factor
            found = (_names(histories, side), _names(histories, whole & ~side), both)
    return found


def _bound_inside(masks: NDArray[np.int64], counts: NDArray[np.int64]) -> float:
    """Return Chao's bound from some of the lists; 0 where too few persons are on two of them."""
    sizes = np.bitwise_count(masks)
    once, twice = int(counts[sizes == 1].sum()), int(counts[sizes == 2].sum())
    seen = int(counts[sizes > 0].sum())
    if seen - once < ENOUGH_INSIDE:
        return 0.0
    return seen + unseen_by_frequencies("bias-corrected", (once, twice, 0), 0)[0]


def _names(histories: CaptureHistories, side: int) -> tuple[str, ...]:
    return tuple(name for place, name in enumerate(histories.lists) if side >> place & 1)


def _best(histories: CaptureHistories) -> tuple[ModelRanking | None, HierarchicalModel | None, str]:
    """Return the ranking of all models of pairs where they can be visited, the best of them, and why there is none."""
    lists = len(histories.lists)
    try:
        if lists <= ALL_MODELS:
            ranking = rank_models(histories, min(2, lists - 1))
            return ranking, ranking.models[0], ""
        if lists <= MOST_LISTS:
            return None, choose_pairs(histories.table(), lists, STEPWISE_THRESHOLD).model, ""
    except NotEstimable as error:
        return None, None, "; ".join(error.reasons)
    return None, None, ""


def _differences(histories: CaptureHistories, best: HierarchicalModel) -> Differences | None:
    """Add Darroch's term to the best model."""
    lists, observed = len(histories.lists), histories.observed
    if lists < 3:
        return None
    plain = _fit(histories, best, with_term=False)
    alone = _fit(histories, HierarchicalModel.main_effects(lists), with_term=True)
    if plain is None or alone is None:
        return None
    # With every pair of lists in the model the term is a sum of others, and changes nothing.
    fuller = _fit(histories, best, with_term=True) or plain
    gain = max(plain.deviance - fuller.deviance, 0.0)
    penalty = math.log(observed)
    preferred = alone.deviance + penalty * (lists + 2) < plain.deviance + penalty * len(best.terms)
    hidden = math.exp(min(float(fuller.coefficients[0]), LARGEST_EXPONENT))
    error = math.sqrt(max(float(fuller.covariance[0, 0]), 0.0)) if abs(fuller.coefficients[-1]) < STEEPEST else math.inf
    ratio = math.exp(min(FACTOR * error, LARGEST_EXPONENT))
    return Differences(
        sign=math.copysign(math.sqrt(gain), float(fuller.coefficients[-1])) if fuller is not plain else 0.0,
        error=error,
        population=observed + hidden,
        low=observed + hidden / ratio,
        high=observed + hidden * ratio,
        preferred=preferred and float(alone.coefficients[-1]) > 0,
    )


def _fit(histories: CaptureHistories, model: HierarchicalModel, *, with_term: bool) -> PoissonFit | None:
    """Fit a model, with or without Darroch's term; None where the term cannot be told from the others."""
    reduced = reduce_table(histories.table(), model)
    cells = np.flatnonzero(reduced.possible)
    masks = np.array(reduced.terms)
    design = ((cells[:, None] & masks) == masks).astype(float)
    if with_term:
        sizes = np.bitwise_count(cells).astype(float)
        design = np.column_stack([design, sizes * (sizes - 1) / 2])
        if np.linalg.matrix_rank(design) < design.shape[1]:
            return None
    return fit_poisson(design, histories.table()[cells])
