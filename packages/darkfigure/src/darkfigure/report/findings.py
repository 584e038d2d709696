"""Everything that must be known before a number, and the number."""

from __future__ import annotations

import dataclasses
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._version import __version__
from darkfigure.capture_histories import CaptureHistories
from darkfigure.errors import NotEstimable
from darkfigure.estimates import Estimate
from darkfigure.multiple_systems.engine import Progress, silent
from darkfigure.multiple_systems.log_linear import as_model
from darkfigure.multiple_systems.model_ranking import CLOSE, ModelRanking
from darkfigure.report.estimation import Settings, every_model_visited, ranked, resampled_estimate
from darkfigure.report.internal_consistency import InternalConsistency, internal_consistency
from darkfigure.report.refusal import Decision, Evidence, Verdict, decide
from darkfigure.report.sensitivity import (
    DependenceNeeded,
    LinkageEffect,
    Variant,
    dependence_needed,
    leave_one_out,
    linkage_effect,
    merge_pairs,
)

HIGHEST_ORDER = 3
MODELS_SHOWN = 20
NOTHING = 1e-9
PACKAGES = ("numpy", "scipy", "numba")


@dataclass(frozen=True, slots=True)
class OrderFinding:
    """All models up to one order of interaction.

    Parameters
    ----------
    order : int
        Most lists in one interaction.
    models : int
        Models visited.
    unvisited : int or None
        Models that were not; None when nobody has counted them.
    estimable : int
        Models visited that can be estimated.
    best : str
        The model of least BIC.
    population : float
        Its estimate.
    spread : tuple of float
        Least and largest estimate among models within 6 BIC of the best.
    """

    order: int
    models: int
    unvisited: int | None
    estimable: int
    best: str
    population: float
    spread: tuple[float, float]


@dataclass(frozen=True, slots=True)
class ModelFinding:
    """One model near the best."""

    model: str
    population: float
    bic: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What a report says.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    settings : Settings
        How it was made.
    orders : tuple of OrderFinding
        By order of interaction.
    models : tuple of ModelFinding
        The best models of all orders that were tried, at most twenty.
    near : int
        Models within 6 BIC of the best of all.
    estimate : Estimate or None
        The candidate; :attr:`figure` is what may be shown.
    replicates : array of float, shape (resamples,)
        Bootstrap distribution.
    without_list, merged : tuple of Variant
        The estimate without each list, and with each pair merged.
    consistency : InternalConsistency
        Each list taken for the population.
    dependence : tuple of DependenceNeeded
        What would halve or double the answer.
    linkage : LinkageEffect or None
        The answer as a function of linkage error.
    decision : Decision
        Whether the figure is given.
    versions : dict of str to str
        Of library, Python and packages.
    """

    histories: CaptureHistories
    settings: Settings
    orders: tuple[OrderFinding, ...]
    models: tuple[ModelFinding, ...]
    near: int
    estimate: Estimate | None
    replicates: NDArray[np.float64]
    without_list: tuple[Variant, ...]
    merged: tuple[Variant, ...]
    consistency: InternalConsistency
    dependence: tuple[DependenceNeeded, ...]
    linkage: LinkageEffect | None
    decision: Decision
    versions: dict[str, str]

    @property
    def figure(self) -> Estimate | None:
        """The estimate where it is not refused."""
        return None if self.decision.verdict is Verdict.REFUSED else self.estimate

    def require_figure(self) -> Estimate:
        """Return the estimate, or raise NotEstimable with the reasons and what would help."""
        self.decision.require()
        if self.estimate is None:
            raise NotEstimable("the population", ["there is no estimate"], "more overlap between lists")
        return self.estimate

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON. A refused figure, and all that would betray it, is left out."""
        histories = self.histories
        answer: dict[str, Any] = {
            "decision": self.decision.as_dict(),
            "unit": dataclasses.asdict(self.settings.unit),
            "estimate": self.figure.as_dict() if self.figure else None,
            "lists": list(histories.lists),
            "observed": histories.observed,
            "list_totals": histories.list_totals,
            "capture_frequencies": list(histories.capture_frequencies()),
            "overlap": histories.overlap_table().tolist(),
            "pairs_without_overlap": [list(pair) for pair in histories.pairs_without_overlap()],
            "settings": {key: value for key, value in dataclasses.asdict(self.settings).items() if key != "unit"},
            "digest": histories.digest,
            "versions": self.versions,
        }
        if self.figure is not None:
            answer |= {
                "orders": [dataclasses.asdict(order) for order in self.orders],
                "models": [dataclasses.asdict(model) for model in self.models],
                "models_within_6_bic": self.near,
                "without_list": [variant.as_dict() for variant in self.without_list],
                "merged": [variant.as_dict() for variant in self.merged],
                "internal_consistency": self.consistency.as_dict(),
                "dependence_needed": [needed.as_dict() for needed in self.dependence],
                "linkage": self.linkage.as_dict() if self.linkage else None,
            }
        else:
            answer["orders"] = [{"order": o.order, "models": o.models, "estimable": o.estimable} for o in self.orders]
        return {key: _stable(value) for key, value in answer.items()}


def _stable(value: Any) -> Any:
    """Round to ten figures: the last bits depend on the machine, and the same call must give the same file."""
    if isinstance(value, Mapping):
        return {key: _stable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_stable(item) for item in value]
    return float(f"{value:.10g}") * (abs(value) > NOTHING) if isinstance(value, float) else value


def examine_lists(
    histories: CaptureHistories, settings: Settings | None = None, *, progress: Progress = silent
) -> Findings:
    """Look at the lists from all sides and decide whether they carry a figure.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    settings : Settings, optional
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
    >>> findings = examine_lists(datasets.united_kingdom(4), Settings(resamples=100))
    >>> findings.decision.verdict.value, round(findings.estimate.population)
    ('reserved', 11987)
    """
    chosen = settings or Settings()
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


def _rankings(histories: CaptureHistories, settings: Settings) -> dict[int, ModelRanking]:
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
