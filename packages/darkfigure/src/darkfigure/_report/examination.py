"""The lists looked at from all sides."""

from __future__ import annotations

import platform
from importlib import metadata

import numpy as np

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import NotEstimable
from darkfigure._multiple_systems.engine import Progress, silent
from darkfigure._multiple_systems.log_linear import as_model
from darkfigure._multiple_systems.model_ranking import CLOSE, ModelRanking
from darkfigure._report.estimation import ReportSettings, every_model_visited, ranked, resampled_estimate
from darkfigure._report.findings import Findings, ModelFinding, OrderFinding
from darkfigure._report.internal_consistency import InternalConsistency, internal_consistency
from darkfigure._report.refusal import Evidence, decide
from darkfigure._report.sensitivity import dependence_needed, leave_one_out, linkage_effect, merge_pairs
from darkfigure._version import __version__

HIGHEST_ORDER = 3
MODELS_SHOWN = 20
PACKAGES = ("numpy", "scipy", "numba")


def examine_lists(
    histories: CaptureHistories, settings: ReportSettings | None = None, *, progress: Progress = silent
) -> Findings:
    """Look at the lists from all sides and decide whether they carry a figure.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    settings : ReportSettings, optional
        Unit, orders, bootstrap.
    progress : callable
        Told now and then how many resamples are done, of how many.

    Returns
    -------
    Findings
        Never raises for lists that carry no figure: then ``decision`` says so.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> findings = examine_lists(datasets.united_kingdom(4), ReportSettings(resamples=100))
    >>> findings.decision.verdict.value, round(findings.estimate.population)
    ('reserved', 11987)
    """
    chosen = settings or ReportSettings()
    rankings = _rankings(histories, chosen)
    failure, estimate, replicates = "", None, np.empty(0)
    try:
        estimate, replicates = resampled_estimate(histories, chosen, progress)
    except NotEstimable as error:
        failure = "; ".join(error.reasons)
    order = chosen.max_order
    without = leave_one_out(histories, order) if estimate else ()
    consistency = internal_consistency(histories, order) if estimate else InternalConsistency(())
    evidence = Evidence(
        estimate,
        failure if sum(histories.capture_frequencies()[1:]) else "",
        _spread(rankings),
        {order: float(ranking.populations[0]) for order, ranking in rankings.items()},
        float(np.mean(~np.isfinite(replicates))) if len(replicates) else 0.0,
        {variant.change[0]: variant.estimate.population for variant in without if variant.estimate},
        consistency.usable - consistency.covered,
        consistency.usable,
    )
    models, near = _models(rankings)
    best = as_model(estimate.model, histories) if estimate else None
    return Findings(
        histories=histories,
        settings=chosen,
        orders=tuple(_order(rankings[key]) for key in sorted(rankings)),
        models=models,
        near=near,
        estimate=estimate,
        replicates=replicates,
        without_list=without,
        merged=merge_pairs(histories, order) if estimate else (),
        consistency=consistency,
        dependence=dependence_needed(histories, best) if best else (),
        linkage=linkage_effect(histories, best) if best else None,
        decision=decide(histories, evidence),
        versions=_versions(),
    )


def _rankings(histories: CaptureHistories, settings: ReportSettings) -> dict[int, ModelRanking]:
    """Rank the models of each order: all of them, and for the order of the figure at least those of a search."""
    found: dict[int, ModelRanking] = {}
    lists = len(histories.lists)
    for order in range(1, min(max(HIGHEST_ORDER, settings.max_order), lists - 1) + 1):
        if order != settings.max_order and not every_model_visited(lists, order):
            continue
        try:
            found[order] = ranked(histories, order)
        except NotEstimable:
            continue
    return found


def _order(ranking: ModelRanking) -> OrderFinding:
    return OrderFinding(
        ranking.max_order,
        sum(ranking.verdicts.values()),
        ranking.unvisited,
        len(ranking.models),
        str(ranking.models[0]),
        float(ranking.populations[0]),
        ranking.spread(),
    )


def _widest(rankings: dict[int, ModelRanking]) -> ModelRanking | None:
    return rankings[max(rankings)] if rankings else None


def _spread(rankings: dict[int, ModelRanking]) -> tuple[float, float] | None:
    """Return the spread within 6 BIC over all orders, so that no order hides what another shows."""
    spreads = [ranking.spread() for ranking in rankings.values() if ranking.max_order > 1] or [
        ranking.spread() for ranking in rankings.values()
    ]
    return (min(low for low, _ in spreads), max(high for _, high in spreads)) if spreads else None


def _models(rankings: dict[int, ModelRanking]) -> tuple[tuple[ModelFinding, ...], int]:
    widest = _widest(rankings)
    if widest is None:
        return (), 0
    near = int((widest.bics <= widest.bics[0] + CLOSE).sum())
    rows = zip(widest.models[:MODELS_SHOWN], widest.populations, widest.bics, strict=False)
    return tuple(ModelFinding(str(model), float(size), float(bic)) for model, size, bic in rows), near


def _versions() -> dict[str, str]:
    found = {"darkfigure": __version__, "python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found
