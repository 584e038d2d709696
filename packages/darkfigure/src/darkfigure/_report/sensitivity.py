r"""How much does the answer hang on one list, on a merge, on dependence, on the linkage?

References
----------
Gerritse, S. C., van der Heijden, P. G. M., Bakker, B. F. M. (2015). Sensitivity of population size estimation for
violating parametric assumptions in log-linear models. Journal of Official Statistics 31, 357-379.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import NotEstimable
from darkfigure._estimates import Estimate
from darkfigure._multiple_systems.linkage_error import population_by_rates
from darkfigure._multiple_systems.models import HierarchicalModel
from darkfigure._report.estimation import plain_estimate

MISSED = (0.0, 0.02, 0.05, 0.1)
FALSE = (0.0, 0.01, 0.02, 0.05)
LARGEST_LOG_ODDS = 6.0
BISECTIONS = 40
STEPS, HALVINGS = 60, 30
LARGEST_EXPONENT = 60.0


@dataclass(frozen=True, slots=True)
class Variant:
    """The same estimate from other lists.

    Parameters
    ----------
    change : tuple of str
        The list that was dropped, or the lists that were merged.
    observed : int
        Persons on at least one list then.
    estimate : Estimate or None
        None where it is not estimable then.
    reason : str
        Why not.
    """

    change: tuple[str, ...]
    observed: int
    estimate: Estimate | None
    reason: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        answer: dict[str, Any] = {"change": list(self.change), "observed": self.observed, "reason": self.reason}
        if self.estimate is not None:
            interval = self.estimate.interval
            bounds = [bound if math.isfinite(bound) else None for bound in (interval.low, interval.high)]
            answer.update(population=self.estimate.population, interval=bounds, model=self.estimate.model)
        return answer


@dataclass(frozen=True, slots=True)
class DependenceNeeded:
    """Odds ratio between two lists, left out of the model, that would halve or double the answer.

    Parameters
    ----------
    pair : tuple of str
        The lists.
    halves, doubles : float or None
        Odds ratios above 1 say that persons on one list are likelier to be on the other; None where no odds ratio
        between 1/400 and 400 does it.
    """

    pair: tuple[str, str]
    halves: float | None
    doubles: float | None

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {"pair": list(self.pair), "halves": self.halves, "doubles": self.doubles}


@dataclass(frozen=True, slots=True)
class LinkageEffect:
    """The estimate as a function of the linkage error rates; None where rates cannot be true of the lists.

    Parameters
    ----------
    missed, false : tuple of float
        Rates.
    populations : tuple of tuple of float or None, shape (missed, false)
        Estimates.
    """

    missed: tuple[float, ...]
    false: tuple[float, ...]
    populations: tuple[tuple[float | None, ...], ...]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {"missed": self.missed, "false": self.false, "populations": self.populations}


def leave_one_out(histories: CaptureHistories, max_order: int) -> tuple[Variant, ...]:
    """Drop each list in turn and choose the model anew; needs three lists or more."""
    if len(histories.lists) < 3:
        return ()
    return tuple(_variant((name,), histories.drop(name), max_order) for name in histories.lists)


def merge_pairs(histories: CaptureHistories, max_order: int) -> tuple[Variant, ...]:
    """Merge each pair of lists in turn and choose the model anew; needs three lists or more."""
    if len(histories.lists) < 3:
        return ()
    pairs = itertools.combinations(histories.lists, 2)
    return tuple(_variant(pair, histories.merge(*pair, into="+".join(pair)), max_order) for pair in pairs)


def _variant(change: tuple[str, ...], histories: CaptureHistories, max_order: int) -> Variant:
    try:
        estimate = plain_estimate(histories, max_order)
    except NotEstimable as error:
        return Variant(change, histories.observed, None, "; ".join(error.reasons))
    return Variant(change, histories.observed, estimate)


def linkage_effect(histories: CaptureHistories, model: HierarchicalModel) -> LinkageEffect:
    """Estimate under the model for a grid of error rates."""
    surface = population_by_rates(histories, MISSED, FALSE, model=model)
    rows = tuple(tuple(float(value) if np.isfinite(value) else None for value in row) for row in surface)
    return LinkageEffect(MISSED, FALSE, rows)


def dependence_needed(histories: CaptureHistories, model: HierarchicalModel) -> tuple[DependenceNeeded, ...]:
    """Find for each pair that the model leaves independent the odds ratio that halves or doubles the answer."""
    found = []
    for one, other in itertools.combinations(range(len(histories.lists)), 2):
        pair = 1 << one | 1 << other
        if pair in model.terms:
            continue
        fit = _OffsetFit(histories.table(), model, pair)
        answer = fit.population(0.0)
        names = (histories.lists[one], histories.lists[other])
        found.append(DependenceNeeded(names, fit.odds_ratio(answer / 2), fit.odds_ratio(answer * 2)))
    return tuple(found)


class _OffsetFit:
    """The model with a given log odds ratio between two lists."""

    def __init__(self, table: NDArray[np.float64], model: HierarchicalModel, pair: int) -> None:
        cells = np.arange(1, len(table))
        everything = np.arange(len(table))
        empty = [term for term in model.terms if not table[(everything & term) == term].any()]
        for term in empty:
            cells = cells[(cells & term) != term]
        terms = np.array([term for term in model.terms if term not in empty])
        self.counts = table[cells]
        self.design = ((cells[:, None] & terms) == terms).astype(float)
        self.both = ((cells & pair) == pair).astype(float)
        root = np.sqrt(self.counts + 0.5)
        self.start = np.linalg.lstsq(self.design * root[:, None], root * np.log(root**2), rcond=None)[0]

    def population(self, log_odds: float) -> float:
        """Return the estimate; nan where the fit does not rest."""
        offset, coefficients = log_odds * self.both, self.start
        for _ in range(STEPS):
            means = np.exp(np.minimum(self.design @ coefficients + offset, LARGEST_EXPONENT))
            slope = self.design.T @ (self.counts - means)
            try:
                step = np.linalg.solve(self.design.T @ (means[:, None] * self.design), slope)
            except np.linalg.LinAlgError:
                return math.nan
            if slope @ step < 1e-9:
                return float(self.counts.sum() + np.exp(coefficients[0]))
            coefficients = coefficients + self._shortened(step, coefficients, offset)
        return math.nan

    def _shortened(
        self, step: NDArray[np.float64], coefficients: NDArray[np.float64], offset: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        reached = self._score(coefficients, offset)
        for _ in range(HALVINGS):
            if self._score(coefficients + step, offset) >= reached:
                break
            step = step / 2
        return step

    def _score(self, coefficients: NDArray[np.float64], offset: NDArray[np.float64]) -> float:
        exponents = np.minimum(self.design @ coefficients + offset, LARGEST_EXPONENT)
        return float(self.counts @ exponents - np.exp(exponents).sum())

    def odds_ratio(self, target: float) -> float | None:
        """Return the odds ratio at which the estimate is the target, by bisection."""
        low, high = -LARGEST_LOG_ODDS, LARGEST_LOG_ODDS
        below, above = self.population(low) - target, self.population(high) - target
        if not below * above < 0:
            return None
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            if (self.population(middle) - target) * below > 0:
                low = middle
            else:
                high = middle
        return math.exp((low + high) / 2)
