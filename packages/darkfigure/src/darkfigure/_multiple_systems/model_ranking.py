"""Hierarchical models ranked by BIC: all of them, or those that a search comes by.

Six lists have 32,768 models of order 2 and millions of order 3; seven have more than can be visited. The search looks
at the neighbours of the best models so far (one interaction more or one less) until the best have no neighbour that was
not seen, and says how many models it visited.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput, NotEstimable
from darkfigure._multiple_systems import engine
from darkfigure._multiple_systems.log_linear import require_overlap
from darkfigure._multiple_systems.models import HierarchicalModel, hierarchical_models, subsets
from darkfigure._tabular import Column, Tabular
from darkfigure._verdicts import UNJUDGED, Decision

DEFAULT_ORDERS = {2: 1, 3: 2, 4: 3, 5: 3, 6: 2}
MOST_MODELS = 100_000
CLOSE = 6.0
BREADTH = 20
MOST_SEARCHED = 8
REMEMBERED = 4


@dataclass(frozen=True, slots=True, repr=False)
class ModelRanking(Tabular):
    """All models that can be estimated, the best first.

    Parameters
    ----------
    models : tuple of HierarchicalModel
        By ascending BIC.
    populations, deviances, bics : array of float, shape (models,)
        Estimates and fit of each.
    verdicts : dict of int to int
        How many models had each verdict (0 to 3) on existence and identifiability.
    max_order : int
        Largest interaction considered.
    unvisited : int or None
        Models of this order that were not looked at; None when nobody has counted them.
    decision : Decision
        The verdict on the numbers in it.
    """

    caption: ClassVar[str] = "Models by BIC, the best first"
    models: tuple[HierarchicalModel, ...]
    populations: NDArray[np.float64]
    deviances: NDArray[np.float64]
    bics: NDArray[np.float64]
    verdicts: dict[int, int]
    max_order: int
    unvisited: int | None = 0
    decision: Decision = UNJUDGED

    def __repr__(self) -> str:
        return f"<ModelRanking of {len(self.models)} models, the best {self.models[0]}, {self.decision.verdict.value}>"

    def _columns(self) -> Mapping[str, Column]:
        shown = self.decision.shows_figure
        return {
            "model": ("text", [str(model) for model in self.models]),
            "population": ("number", self.populations.tolist() if shown else [None] * len(self.models)),
            "deviance": ("number", self.deviances.tolist()),
            "bic": ("number", self.bics.tolist()),
            "verdict": ("text", [self.decision.verdict.value] * len(self.models)),
        }

    def spread(self, within: float = CLOSE) -> tuple[float, float]:
        """Return the least and largest population among models whose BIC is near the best."""
        near = self.populations[self.bics <= self.bics[0] + within]
        return float(near.min()), float(near.max())


def rank_models(histories: CaptureHistories, max_order: int | None = None) -> ModelRanking:
    """Fit every hierarchical model up to an order and rank those that can be estimated by BIC.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    max_order : int, optional
        Largest interaction; by default 2 for three and six lists, 3 for four and five.

    Raises
    ------
    InvalidInput
        When there would be more models than can be visited.
    NotEstimable
        When none can be estimated.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> ranking = rank_models(datasets.united_kingdom(4))
    >>> str(ranking.models[0]), round(ranking.populations[0]), len(ranking.models)
    ('[12,13,4]', 11987, 111)
    """
    require_overlap(histories)
    lists = len(histories.lists)
    order = DEFAULT_ORDERS.get(lists, 2) if max_order is None else max_order
    require_reachable(lists, order)
    return _rank_all(histories, order)


def search_models(histories: CaptureHistories, max_order: int = 2, *, breadth: int = BREADTH) -> ModelRanking:
    """Rank the models that a search from the main effects comes by.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    max_order : int
        Largest interaction considered.
    breadth : int
        The search ends when all neighbours of so many best models have been seen.

    Returns
    -------
    ModelRanking
        ``unvisited`` tells how many models were not looked at. None of them is a neighbour of one of the best, which is
        no proof that none is better.

    Raises
    ------
    NotEstimable
        At once for more than eight lists: a search that takes minutes and sees a few thousand of more than 10**10
        models says little. Lists of one kind can be merged.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> ranking = search_models(datasets.new_orleans(8))
    >>> str(ranking.models[0]), sum(ranking.verdicts.values()) + ranking.unvisited
    ('[45,1,2,3,6,7,8]', 268435456)
    """
    require_overlap(histories)
    require_searchable(histories)
    lists = len(histories.lists)
    if not 1 <= max_order < lists:
        raise InvalidInput("max_order", max_order, f"1 to {lists - 1}")
    return _search(histories, max_order, breadth)


@lru_cache(maxsize=REMEMBERED)
def _rank_all(histories: CaptureHistories, order: int) -> ModelRanking:
    """Rank all models; an estimate, its verdict and a report ask for the same ranking in turn."""
    return _rank(histories, hierarchical_models(len(histories.lists), order), order, unvisited=0)


@lru_cache(maxsize=REMEMBERED)
def _search(histories: CaptureHistories, max_order: int, breadth: int) -> ModelRanking:
    """Look at neighbours until the best models have none that was not seen."""
    lists = len(histories.lists)
    seen = {HierarchicalModel.main_effects(lists)}
    expanded: set[HierarchicalModel] = set()
    ranking = _rank(histories, seen, max_order, unvisited=None)
    while True:
        open_models = [model for model in ranking.models[:breadth] if model not in expanded]
        if not open_models:
            return ranking
        expanded.update(open_models)
        seen.update(neighbour for model in open_models for neighbour in neighbours(model, max_order))
        ranking = _rank(histories, seen, max_order, unvisited=_unvisited(lists, max_order, len(seen)))


def neighbours(model: HierarchicalModel, max_order: int) -> list[HierarchicalModel]:
    """Return the models with one term more or one less, of two lists or more."""
    present = set(model.terms)
    every = (mask for mask in range(1 << model.lists) if 2 <= mask.bit_count() <= max_order)
    addable = [mask for mask in every if mask not in present and present.issuperset(set(subsets(mask)) - {mask})]
    removable = [mask for mask in model.generators if mask.bit_count() >= 2]
    fewer = [tuple(term for term in model.terms if term != mask) for mask in removable]
    return [*map(model.add, addable), *(HierarchicalModel(model.lists, terms) for terms in fewer)]


def _unvisited(lists: int, order: int, visited: int) -> int | None:
    """Count the models that were not looked at, where the number of all is known without listing them."""
    if order <= 2:
        return (2 ** (lists * (lists - 1) // 2) if order == 2 else 1) - visited
    return len(hierarchical_models(lists, order)) - visited if lists <= 5 else None


def _rank(
    histories: CaptureHistories, models: Iterable[HierarchicalModel], order: int, *, unvisited: int | None
) -> ModelRanking:
    """Judge and fit the models, and put those that can be estimated in order."""
    table = histories.table()
    every = engine.ModelTable.of(models)
    verdicts = engine.verdicts(table, every)
    estimable = every.take(np.flatnonzero(verdicts == 0))
    if not estimable.models:
        reason = "no model of any order has an estimate"
        raise NotEstimable("the population", [reason], "lists that share more persons")
    deviances, hidden = engine.fits(table, estimable)
    bics = deviances + _constant(histories) + estimable.sizes * math.log(histories.observed)
    ranks = np.argsort(bics, kind="stable")
    ranks = ranks[np.isfinite(bics[ranks])]
    values, numbers = np.unique(verdicts, return_counts=True)
    ordered = (histories.observed + hidden[ranks], deviances[ranks], bics[ranks])
    for values_in_order in ordered:
        values_in_order.setflags(write=False)
    return ModelRanking(
        tuple(estimable.models[place] for place in ranks),
        *ordered,
        {int(value): int(number) for value, number in zip(values, numbers, strict=True)},
        order,
        unvisited,
    )


def require_reachable(lists: int, order: int) -> None:
    """Raise InvalidInput when there are more hierarchical models of this order than can be visited."""
    pairs = lists * (lists - 1) // 2
    if order < 1 or (order == 2 and 2**pairs > MOST_MODELS) or (order > 2 and lists > 5):
        allowed = "an order whose models can all be visited: any for up to five lists, 1 or 2 for six, 1 for more"
        raise InvalidInput("max_order", order, allowed)


def require_searchable(histories: CaptureHistories) -> None:
    """Refuse at once when there are too many lists for a search to be believed, and say which to merge."""
    lists = len(histories.lists)
    if lists <= MOST_SEARCHED:
        return
    shortest = sorted(histories.list_totals.items(), key=lambda item: item[1])[: lists - MOST_SEARCHED + 1]
    names = ", ".join(f"{name} ({total:,})" for name, total in shortest)
    reason = f"{lists} lists have too many models to search; {MOST_SEARCHED} lists are the most"
    remedy = f"lists of one kind of organisation merged, or short ones dropped; the shortest are {names}"
    raise NotEstimable(f"the population by a choice of models over {lists} lists", [reason], remedy)


def _constant(histories: CaptureHistories) -> float:
    """Return what minus twice the log-likelihood has beyond the deviance."""
    return -2 * sum(count * math.log(count) - count - math.lgamma(count + 1) for count in histories.counts)
