"""Everything that must be known before a number, and the number."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import NotEstimable
from darkfigure._estimates import Estimate, Interval
from darkfigure._multiple_systems.goodness_of_fit import GoodnessOfFit
from darkfigure._report.estimation import ReportSettings
from darkfigure._report.internal_consistency import InternalConsistency
from darkfigure._report.sensitivity import DependenceNeeded, LinkageEffect, Variant
from darkfigure._verdicts import Decision, Verdict

NOTHING = 1e-9


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


@dataclass(frozen=True, slots=True, repr=False)
class Findings:
    """What a report says.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    settings : ReportSettings
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
    fit : GoodnessOfFit or None
        How well the chosen model fits.
    decision : Decision
        Whether the figure is given.
    versions : dict of str to str
        Of library, Python and packages.
    """

    histories: CaptureHistories
    settings: ReportSettings
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
    fit: GoodnessOfFit | None
    decision: Decision
    versions: dict[str, str]

    def __repr__(self) -> str:
        """Tell the verdict: all else in here may hold numbers that are refused."""
        said = self.estimate.short() if self.estimate else "refused"
        return f"<Findings on {len(self.histories.lists)} lists: {said}, {self.decision.verdict.value}>"

    @property
    def figure(self) -> Estimate | None:
        """The estimate where the figure itself may be shown."""
        return self.estimate if self.decision.shows_figure else None

    def require_figure(self) -> Estimate:
        """Return what may be shown, or raise NotEstimable with the grounds and what would help."""
        self.decision.require()
        if self.estimate is None:
            raise NotEstimable("the population", ["there is no estimate"], "more overlap between lists")
        return self.figure or lower_bound(self.estimate)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON. A refused figure, and all that would betray it, is left out."""
        histories = self.histories
        answer: dict[str, Any] = {
            "decision": self.decision.as_dict(),
            "unit": dataclasses.asdict(self.settings.unit),
            "estimate": self.estimate.as_dict() if self.estimate and self.estimate.shown else None,
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
        answer["internal_consistency"] = (
            self.consistency.as_dict() if self.decision.verdict is not Verdict.REFUSED else None
        )
        if self.figure is not None:
            answer |= {
                "orders": [dataclasses.asdict(order) for order in self.orders],
                "models": [dataclasses.asdict(model) for model in self.models],
                "models_within_6_bic": self.near,
                "without_list": [variant.as_dict() for variant in self.without_list],
                "merged": [variant.as_dict() for variant in self.merged],
                "dependence_needed": [needed.as_dict() for needed in self.dependence],
                "fit": self.fit.as_dict() if self.fit else None,
                "linkage": self.linkage.as_dict() if self.linkage else None,
            }
        else:
            answer["orders"] = [{"order": o.order, "models": o.models, "estimable": o.estimable} for o in self.orders]
        return {key: stable(value) for key, value in answer.items()}


def lower_bound(estimate: Estimate) -> Estimate:
    """Return the lower bound in the form of an estimate, without the figure that it replaces."""
    at_least = estimate.decision.at_least or estimate.observed
    return dataclasses.replace(
        estimate,
        population=float(at_least),
        interval=Interval(at_least, math.inf, estimate.interval.level, "lower bound"),
        standard_error=None,
        quantiles={},
        coefficients={},
        standard_errors={},
        details={},
        diagnostics=(),
    )


def stable(value: Any) -> Any:
    """Round to ten figures: the last bits depend on the machine, and the same call must give the same file."""
    if isinstance(value, Mapping):
        return {key: stable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [stable(item) for item in value]
    return float(f"{value:.10g}") * (abs(value) > NOTHING) if isinstance(value, float) else value
