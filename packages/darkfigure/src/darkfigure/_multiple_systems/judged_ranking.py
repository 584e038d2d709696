"""Rankings of models with the verdict on the numbers in them."""

from __future__ import annotations

import dataclasses

from darkfigure._capture_histories import CaptureHistories
from darkfigure._multiple_systems import model_ranking
from darkfigure._multiple_systems.model_ranking import BREADTH, ModelRanking
from darkfigure._multiple_systems.refusal import Checks, decide


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
    >>> str(ranking.models[0]), ranking.decision.verdict.value
    ('[12,13,4]', 'reserved')
    """
    return _judged(histories, model_ranking.rank_models(histories, max_order))


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

    Examples
    --------
    >>> from darkfigure import datasets
    >>> ranking = search_models(datasets.new_orleans(8))
    >>> str(ranking.models[0]), ranking.decision.verdict.value
    ('[45,1,2,3,6,7,8]', 'reserved')
    """
    return _judged(histories, model_ranking.search_models(histories, max_order, breadth=breadth))


def _judged(histories: CaptureHistories, ranking: ModelRanking) -> ModelRanking:
    checks = Checks(spread=ranking.spread(), all_models=ranking.unvisited == 0)
    return dataclasses.replace(ranking, decision=decide(histories, None, checks))
