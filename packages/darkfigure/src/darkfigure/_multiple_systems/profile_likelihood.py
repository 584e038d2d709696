r"""Interval from the profile of the multinomial likelihood over the size of the population.

Give the unseen a number :math:`n_0`, fit the model to the completed table, and correct from Poisson to multinomial
(Cormack 1992): with :math:`N = n + n_0`,

.. math:: \ell(N) = -\tfrac12 D(n_0) + n_0 \log n_0 - \log n_0! - N \log N + \log N!

where :math:`D` is the deviance of the completed table. The estimate is where this is largest, a little below the
Poisson estimate :math:`n + \exp\hat\alpha_\emptyset`; the interval is where it is within half a quantile of chi-square
with one degree of freedom of its largest value.

References
----------
Cormack, R. M. (1992). Interval estimation for mark-recapture studies of closed populations. Biometrics 48, 567-576.
Rivest, L.-P., Baillargeon, S. (2014). Capture-recapture methods for estimating the size of a population: dealing with
variable capture probabilities. In: Capture-Recapture Methods for the Social and Medical Sciences, chapter 18.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from darkfigure._capture_histories import CaptureHistories
from darkfigure._estimates import Estimate, Interval
from darkfigure._multiple_systems.existence import ReducedTable, reduce_table
from darkfigure._multiple_systems.log_linear import fit_reduced
from darkfigure._multiple_systems.models import HierarchicalModel
from darkfigure._multiple_systems.poisson_regression import poisson_deviance

WIDEST = 1e6
STIRLING = 100
PRECISION = 1e-9

Deviance = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class ProfileLikelihood:
    """The profile of the multinomial likelihood over the population.

    Parameters
    ----------
    observed : int
        Persons on at least one list.
    deviance : callable
        Deviance of the completed table, by the number of unseen.
    maximum : float
        The population where the profile is largest.
    """

    observed: int
    deviance: Deviance
    maximum: float

    def log_likelihood(self, population: float) -> float:
        """Return the profile log-likelihood, up to a constant."""
        return _log_likelihood(self.observed, self.deviance, population)

    def interval(self, level: float) -> tuple[float, float]:
        """Return the bounds of an interval; the upper is infinite where the profile never falls enough."""
        from scipy.optimize import brentq

        drop = NormalDist().inv_cdf((1 + level) / 2) ** 2 / 2
        least = self.log_likelihood(self.maximum) - drop

        def excess(population: float) -> float:
            return self.log_likelihood(population) - least

        low = float(self.observed)
        if self.maximum > low and excess(low) < 0:
            low = float(brentq(excess, low, self.maximum, xtol=PRECISION * self.maximum))
        high = self.maximum + 1.0
        while excess(high) > 0:
            high = self.observed + 2 * (high - self.observed)
            if high > WIDEST * self.observed:
                return low, math.inf
        return low, float(brentq(excess, self.maximum, high, xtol=PRECISION * high))


def profile_model(histories: CaptureHistories, model: HierarchicalModel) -> ProfileLikelihood:
    """Profile a hierarchical log-linear model.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> profile = profile_model(datasets.united_kingdom(6), HierarchicalModel.main_effects(6))
    >>> round(profile.maximum, 1)
    12208.6
    """
    reduced = reduce_table(histories.table(), model)
    possible = reduced.possible.copy()
    possible[0] = True

    def deviance(unseen: float) -> float:
        counts = reduced.counts.copy()
        counts[0] = unseen
        fit = fit_reduced(ReducedTable(counts, possible, reduced.terms, reduced.empty_terms))
        return poisson_deviance(counts[possible], fit.means[possible])

    start = math.exp(min(float(fit_reduced(reduced).coefficients[0]), 30.0))
    return profile(histories.observed, deviance, start)


def with_profile(histories: CaptureHistories, model: HierarchicalModel, estimate: Estimate) -> Estimate:
    """Replace the interval of an estimate by that of the profile likelihood."""
    likelihood, level = profile_model(histories, model), estimate.interval.level
    bounds = Interval(*likelihood.interval(level), level, "profile likelihood")
    return dataclasses.replace(estimate, interval=bounds, quantiles={}, details={"profile_maximum": likelihood.maximum})


def profile(observed: int, deviance: Deviance, start: float) -> ProfileLikelihood:
    """Find the maximum of a profile, near ``start`` unseen or below."""
    from scipy.optimize import minimize_scalar

    found = minimize_scalar(
        lambda unseen: -_log_likelihood(observed, deviance, observed + float(unseen)),
        bounds=(0.0, 1.5 * start + 10.0),
        method="bounded",
        options={"xatol": 1e-7 * (observed + start)},
    )
    return ProfileLikelihood(observed, deviance, _polish(observed, deviance, observed + float(found.x)))


def _polish(observed: int, deviance: Deviance, population: float) -> float:
    """Place the maximum by a parabola through three points, wider apart than rounding."""
    reach = 1e-3 * (population - observed)
    if reach <= 0:
        return population
    points = np.array([population - reach, population, population + reach])
    values = [_log_likelihood(observed, deviance, float(point)) for point in points]
    bend = values[0] - 2 * values[1] + values[2]
    return population - reach * (values[2] - values[0]) / (2 * bend) if bend < 0 else population


def _log_likelihood(observed: int, deviance: Deviance, population: float) -> float:
    unseen = population - observed
    return -deviance(unseen) / 2 + _correction(unseen, population)


def _correction(unseen: float, population: float) -> float:
    """Return Cormack's correction; large factorials by Stirling's first term, so that numbers agree with Rcapture."""
    if population > STIRLING and unseen > 1:
        return unseen - population - 0.5 * math.log(unseen / population)
    exact = math.lgamma(population + 1) - population * math.log(population)
    return exact + (unseen * math.log(unseen) - math.lgamma(unseen + 1) if unseen > 0 else 0.0)
