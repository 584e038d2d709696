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
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Diagnostic, Estimate
from darkfigure._multiple_systems import engine
from darkfigure._multiple_systems.bootstrap import Bootstrap, bootstrap_estimate
from darkfigure._multiple_systems.log_linear import IGNORES_CHOICE, describe_fit, fit_model
from darkfigure._multiple_systems.model_ranking import CLOSE, ModelRanking, rank_models, search_models
from darkfigure._multiple_systems.refusal import Checks, judged
from darkfigure._multiple_systems.resampling import LEVELS, acceleration, bca_interval, jackknife_tables

LEVEL = 0.95
MOST_LISTS = 6
STEADY = 0.05


def estimate_bic(
    histories: CaptureHistories,
    *,
    max_order: int | None = None,
    top: int | None = None,
    search: bool | None = None,
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
    search : bool, optional
        Whether to look only at models that a search comes by, because there are too many to visit all; by default with
        more than six lists.
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
    >>> round(estimate_bic(datasets.netherlands(5), max_order=2).population)
    48013
    """
    searching = len(histories.lists) > MOST_LISTS if search is None else search
    given = () if max_order is None else (max_order,)
    ranking = search_models(histories, *given) if searching else rank_models(histories, *given)
    estimate = describe_fit(
        histories,
        ranking.models[0],
        fit_model(histories, ranking.models[0]),
        method="bic",
        level=LEVEL,
        factor=NormalDist().inv_cdf((1 + LEVEL) / 2),
        diagnostics=(*_search_note(ranking), *_spread_note(ranking), *(() if bootstrap else (IGNORES_CHOICE,))),
        details=_ranking_details(ranking),
    )
    if bootstrap is not None:
        estimate = _with_choice(histories, estimate, ranking, top, bootstrap)
    return judged(histories, estimate, Checks(spread=ranking.spread(), all_models=ranking.unvisited == 0))


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
        rows = _by_models(histories, ranking, observed + drawn.trace, one_less + jackknife.trace)
        details |= {"by_models": rows, "moves_with_models": _movement(rows)}
    moved = details.get("moves_with_models", 0.0)
    notes = estimate.diagnostics
    if moved > STEADY:
        message = (
            f"between half of the {traced} models and all of them a bound moves by {moved:.0%}: more may be needed"
        )
        notes = (*notes, Diagnostic("too-few-models", message, serious=True))
    detailed = dataclasses.replace(estimate, details=details, diagnostics=notes)
    replicates, leave_one_out = observed + drawn.hidden, one_less + jackknife.hidden
    return bootstrap_estimate(histories, detailed, replicates, leave_one_out, bootstrap)


def _movement(rows: list[dict[str, Any]]) -> float:
    """Return the largest move of a 95 % bound, as a share of itself, between half of the models and all."""
    half, whole = rows[(len(rows) - 1) // 2], rows[-1]
    return max(abs(float(whole[bound] / half[bound]) - 1) for bound in ("2.5%", "97.5%"))


def _by_models(
    histories: CaptureHistories,
    ranking: ModelRanking,
    replicates: NDArray[np.float64],
    leave_one_out: NDArray[np.float64],
) -> list[dict[str, Any]]:
    """Return the BCa bounds when only the first model, the first two, ... may be chosen."""
    counts = np.array(histories.counts, dtype=float)
    rows = []
    for place, (drawn, left) in enumerate(zip(replicates, leave_one_out, strict=True)):
        bca = bca_interval(float(ranking.populations[0]), drawn, acceleration(left, counts), LEVELS)
        bounds = {f"{100 * level:g}%": bound for level, bound in bca.bounds.items()}
        rows.append({"models": place + 1, "model": str(ranking.models[place]), **bounds})
    return rows


def _search_note(ranking: ModelRanking) -> tuple[Diagnostic, ...]:
    if ranking.unvisited == 0:
        return ()
    left = "uncounted others" if ranking.unvisited is None else f"{ranking.unvisited:,} others"
    message = f"the search visited {sum(ranking.verdicts.values()):,} models and left {left} of the same order unseen"
    return (Diagnostic("not-all-visited", message),)


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
        "models_unvisited": ranking.unvisited,
        "spread_within_6_bic": list(ranking.spread()),
        "best_models": best,
    }
