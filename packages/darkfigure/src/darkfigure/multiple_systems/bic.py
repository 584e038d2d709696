r"""The hierarchical model of least BIC, and a bootstrap that repeats the choice.

BIC is :math:`-2 \log L + k \log n` with :math:`k` all parameters of the model, those at minus infinity included, and
:math:`n` the persons observed. All hierarchical models up to an order of interaction are fitted, those without an
estimate are left out, and the rest is ranked.

The bootstrap ranks again on every resample. It may be restricted to the models that rank highest on the data; the
interval by number of models shows whether that was enough.

References
----------
Silverman, B. W., Chan, L., Vincent, K. (2024). Bootstrapping multiple systems estimates to account for model selection.
Statistics and Computing 34, 44.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure.capture_histories import CaptureHistories
from darkfigure.errors import InvalidInput, NotEstimable
from darkfigure.estimates import Diagnostic, Estimate
from darkfigure.multiple_systems import engine
from darkfigure.multiple_systems.bootstrap import Bootstrap, bootstrap_estimate
from darkfigure.multiple_systems.log_linear import describe_fit, fit_model, require_overlap
from darkfigure.multiple_systems.models import HierarchicalModel, hierarchical_models
from darkfigure.multiple_systems.resampling import LEVELS, acceleration, bca_interval, jackknife_tables
from darkfigure.multiple_systems.stepwise import IGNORES_CHOICE

LEVEL = 0.95
DEFAULT_ORDERS = {2: 1, 3: 2, 4: 3, 5: 3, 6: 2}
MOST_MODELS = 100_000
CLOSE = 6.0


@dataclass(frozen=True, slots=True)
class ModelRanking:
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
    """

    models: tuple[HierarchicalModel, ...]
    populations: NDArray[np.float64]
    deviances: NDArray[np.float64]
    bics: NDArray[np.float64]
    verdicts: dict[int, int]
    max_order: int

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
    order = max_order or DEFAULT_ORDERS.get(lists, 1)
    require_reachable(lists, order)
    table = histories.table()
    every = engine.ModelTable.of(hierarchical_models(lists, order))
    verdicts = engine.verdicts(table, every)
    estimable = every.take(np.flatnonzero(verdicts == 0))
    if not estimable.models:
        reason = "no model of any order has an estimate"
        raise NotEstimable("the population", [reason], "lists that share more persons")
    deviances, hidden = engine.fits(table, estimable)
    constant = _constant(histories)
    bics = deviances + constant + estimable.sizes * math.log(histories.observed)
    ranks = np.argsort(bics, kind="stable")
    ranks = ranks[np.isfinite(bics[ranks])]
    values, numbers = np.unique(verdicts, return_counts=True)
    return ModelRanking(
        tuple(estimable.models[place] for place in ranks),
        histories.observed + hidden[ranks],
        deviances[ranks],
        bics[ranks],
        {int(value): int(number) for value, number in zip(values, numbers, strict=True)},
        order,
    )


def require_reachable(lists: int, order: int) -> None:
    """Raise InvalidInput when there are more hierarchical models of this order than can be visited."""
    pairs = lists * (lists - 1) // 2
    if order < 1 or (order == 2 and 2**pairs > MOST_MODELS) or (order > 2 and lists > 5):
        allowed = "an order whose models can all be visited: any for up to five lists, 1 or 2 for six, 1 for more"
        raise InvalidInput("max_order", order, allowed)


def estimate_by_bic(
    histories: CaptureHistories,
    *,
    max_order: int | None = None,
    top: int | None = None,
    bootstrap: Bootstrap | None = None,
) -> Estimate:
    """Estimate the population with the hierarchical model of least BIC.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    max_order : int, optional
        Largest interaction considered.
    top : int, optional
        Number of models, ranked on the data, that the bootstrap chooses among; by default all.
    bootstrap : Bootstrap, optional
        How to resample; without it the interval is log-normal under the chosen model and ignores the choice.

    Returns
    -------
    Estimate
        ``details`` holds the best ten models, the spread of the population among models within 6 BIC of the best, and
        with a bootstrap the interval by number of models (``by_models``).

    Examples
    --------
    >>> from darkfigure import datasets
    >>> round(estimate_by_bic(datasets.netherlands(5), max_order=2).population)
    48013
    """
    ranking = rank_models(histories, max_order)
    estimate = describe_fit(
        histories,
        ranking.models[0],
        fit_model(histories, ranking.models[0]),
        method="bic",
        level=LEVEL,
        factor=NormalDist().inv_cdf((1 + LEVEL) / 2),
        diagnostics=(*_spread_note(ranking), *(() if bootstrap else (IGNORES_CHOICE,))),
        details=_ranking_details(ranking),
    )
    return estimate if bootstrap is None else _with_choice(histories, estimate, ranking, top, bootstrap)


def _with_choice(
    histories: CaptureHistories, estimate: Estimate, ranking: ModelRanking, top: int | None, bootstrap: Bootstrap
) -> Estimate:
    """Repeat the choice among the top models on every resample and every jackknife table."""
    if top is not None and top < 1:
        raise InvalidInput("top", top, "a whole number from 1")
    models = engine.ModelTable.of(ranking.models[:top])
    base, resamples, left_out = histories.table(), bootstrap.tables(histories), jackknife_tables(histories)
    traced = min(len(models.models), top or 0)
    jackknife = engine.choose_by_bic(left_out, models, base, traced=traced)
    drawn = engine.choose_by_bic(
        resamples, models, base, traced=traced, jobs=bootstrap.jobs, progress=bootstrap.progress
    )
    observed, one_less = resamples.sum(axis=1)[: len(drawn.hidden)], left_out.sum(axis=1)
    details = {**estimate.details, "models_in_bootstrap": len(models.models)}
    if traced:
        details["by_models"] = _by_models(histories, ranking, observed + drawn.trace, one_less + jackknife.trace)
    detailed = dataclasses.replace(estimate, details=details)
    replicates, leave_one_out = observed + drawn.hidden, one_less + jackknife.hidden
    return bootstrap_estimate(histories, detailed, replicates, leave_one_out, bootstrap)


def _by_models(
    histories: CaptureHistories,
    ranking: ModelRanking,
    replicates: NDArray[np.float64],
    leave_one_out: NDArray[np.float64],
) -> list[dict[str, object]]:
    """Return the BCa bounds when only the first model, the first two, ... may be chosen."""
    counts = np.array(histories.counts, dtype=float)
    rows = []
    for place, (drawn, left) in enumerate(zip(replicates, leave_one_out, strict=True)):
        bca = bca_interval(float(ranking.populations[0]), drawn, acceleration(left, counts), LEVELS)
        bounds = {f"{100 * level:g}%": bound for level, bound in bca.bounds.items()}
        rows.append({"models": place + 1, "model": str(ranking.models[place]), **bounds})
    return rows


def _constant(histories: CaptureHistories) -> float:
    """Return what minus twice the log-likelihood has beyond the deviance."""
    return -2 * sum(count * math.log(count) - count - math.lgamma(count + 1) for count in histories.counts)


def _spread_note(ranking: ModelRanking) -> tuple[Diagnostic, ...]:
    low, high = ranking.spread()
    if high <= 1.5 * low:
        return ()
    message = f"models within {CLOSE:g} BIC of the best give populations from {low:,.0f} to {high:,.0f}"
    return (Diagnostic("models-disagree", message, serious=True),)


def _ranking_details(ranking: ModelRanking) -> dict[str, Any]:
    best = [
        {"model": str(model), "population": float(population), "bic": float(bic)}
        for model, population, bic in zip(ranking.models[:10], ranking.populations, ranking.bics, strict=False)
    ]
    return {
        "max_order": ranking.max_order,
        "models": sum(ranking.verdicts.values()),
        "models_estimable": len(ranking.models),
        "spread_within_6_bic": list(ranking.spread()),
        "best_models": best,
    }
