r"""Poisson log-linear models for a table of patterns.

The count of each pattern :math:`\omega` is Poisson with mean :math:`\mu_\omega`, and
:math:`\log \mu_\omega = \sum_{\theta \subseteq \omega} \alpha_\theta` over the terms of a hierarchical model.
The persons on no list are expected to number :math:`\exp \alpha_\emptyset`. Parameters whose lists share nobody are
at minus infinity (extended maximum likelihood): their patterns leave the table.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import ConvergenceWarning, InvalidInput, NotEstimable
from darkfigure._estimates import Diagnostic, Estimate, Interval
from darkfigure._multiple_systems.existence import ReducedTable, reduce_table
from darkfigure._multiple_systems.models import HierarchicalModel, term_name
from darkfigure._multiple_systems.poisson_regression import poisson_deviance
from darkfigure._multiple_systems.transforms import subset_sums, superset_sums
from darkfigure._version import __version__

QUANTILES = (0.025, 0.1, 0.9, 0.975)
ITERATIONS = 100
PRECISION = 1e-10  # decrement of Newton's method after which one more step is exact to rounding
ROUNDING = 1e-13
IGNORES_CHOICE = Diagnostic(
    "choice-ignored", "the interval takes the chosen model for granted; a bootstrap would carry the choice"
)


@dataclass(frozen=True, slots=True)
class LogLinearFit:
    """Maximum likelihood fit of one model to one table.

    Parameters
    ----------
    reduced : ReducedTable
        Table and terms without the impossible patterns.
    coefficients : array of float, shape (terms,)
        Finite parameters, in the order of ``reduced.terms``; the first is the intercept.
    covariance : array of float, shape (terms, terms)
        Inverse of the information.
    means : array of float, shape (2**lists,)
        Fitted means by bit mask; zero for impossible patterns and the unseen.
    deviance : float
        Twice the distance in log-likelihood from a perfect fit.
    converged : bool
        Whether the iteration came to rest.
    """

    reduced: ReducedTable
    coefficients: NDArray[np.float64]
    covariance: NDArray[np.float64]
    means: NDArray[np.float64]
    deviance: float
    converged: bool

    @property
    def degrees_of_freedom(self) -> int:
        """Patterns that may be filled, minus finite parameters."""
        return self.reduced.cells - len(self.reduced.terms)

    @property
    def parameters(self) -> int:
        """All parameters, those at minus infinity included, as AIC and BIC count them."""
        return len(self.reduced.terms) + len(self.reduced.empty_terms)

    @property
    def log_likelihood(self) -> float:
        """Poisson log-likelihood with its constants."""
        counts = self.reduced.counts[self.reduced.counts > 0]
        perfect: float = sum(count * math.log(count) - count - math.lgamma(count + 1) for count in counts.tolist())
        return -self.deviance / 2 + perfect


def as_model(model: HierarchicalModel | str | None, histories: CaptureHistories) -> HierarchicalModel:
    """Read a model given as notation; None is the model of main effects."""
    if model is None:
        return HierarchicalModel.main_effects(len(histories.lists))
    if isinstance(model, str):
        return HierarchicalModel.parse(model, len(histories.lists), histories.lists)
    if model.lists != len(histories.lists):
        raise InvalidInput("model", str(model), f"a model over {len(histories.lists)} lists")
    return model


def require_overlap(histories: CaptureHistories) -> None:
    """Raise NotEstimable when nobody stands on two lists."""
    if sum(histories.capture_frequencies()[1:]) == 0:
        reason = "nobody stands on more than one list" if histories.observed else "there is nobody on any list"
        raise NotEstimable("the population", [reason], "lists that share persons, or better linkage between them")


def fit_model(histories: CaptureHistories, model: HierarchicalModel) -> LogLinearFit:
    """Fit one model by iteratively reweighted least squares; warn when it does not come to rest.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> fit = fit_model(datasets.netherlands(5), HierarchicalModel.main_effects(5))
    >>> f"{fit.deviance:.2f} on {fit.degrees_of_freedom} df"
    '398.19 on 25 df'
    """
    fit = fit_reduced(reduce_table(histories.table(), model))
    if not fit.converged:
        warnings.warn(f"model {model} did not converge", ConvergenceWarning, stacklevel=2)
    return fit


def fit_reduced(reduced: ReducedTable) -> LogLinearFit:
    """Maximise the likelihood by Newton's method, halving steps that would lower it."""
    terms = np.array(reduced.terms)
    unions = terms[:, None] | terms
    margins = superset_sums(reduced.counts)
    coefficients = _start(reduced, unions)
    means, score = _evaluate(reduced, margins, coefficients)
    converged = False
    for _ in range(ITERATIONS):
        sums = superset_sums(means)
        gradient = margins[terms] - sums[terms]
        step = np.asarray(np.linalg.solve(sums[unions], gradient), dtype=float)
        coefficients, means, score = _advance(reduced, margins, coefficients, step, score)
        if gradient @ step < PRECISION:
            converged = True
            break
    covariance = np.asarray(np.linalg.inv(superset_sums(means)[unions]), dtype=float)
    seen = reduced.possible
    return LogLinearFit(
        reduced, coefficients, covariance, means, poisson_deviance(reduced.counts[seen], means[seen]), converged
    )


def describe_fit(
    histories: CaptureHistories,
    model: HierarchicalModel,
    fit: LogLinearFit,
    *,
    method: str,
    level: float,
    factor: float,
    diagnostics: tuple[Diagnostic, ...] = (),
    details: Mapping[str, Any] | None = None,
) -> Estimate:
    """Put a fit into the frozen form, with the log-normal interval of the given factor."""
    observed = histories.observed
    intercept, error = float(fit.coefficients[0]), float(np.sqrt(fit.covariance[0, 0]))
    hidden = math.exp(intercept)

    def bound(z: float) -> float:
        return observed + math.exp(intercept + z * error)

    return Estimate(
        population=observed + hidden,
        interval=Interval(bound(-factor), bound(factor), level, "log-normal"),
        observed=observed,
        method=method,
        digest=histories.digest,
        version=__version__,
        model=str(model),
        deviance=fit.deviance,
        degrees_of_freedom=fit.degrees_of_freedom,
        aic=2 * (fit.parameters - fit.log_likelihood),
        bic=math.log(observed) * fit.parameters - 2 * fit.log_likelihood,
        standard_error=math.sqrt(hidden + hidden**2 * error**2),
        quantiles={probability: bound(NormalDist().inv_cdf(probability)) for probability in QUANTILES},
        coefficients=_named(histories, model, fit),
        standard_errors={
            term_name(term, histories.lists): float(np.sqrt(fit.covariance[place, place]))
            for place, term in enumerate(fit.reduced.terms)
        },
        diagnostics=(*_notes(histories, fit), *diagnostics),
        details=dict(details or {}),
    )


def _named(histories: CaptureHistories, model: HierarchicalModel, fit: LogLinearFit) -> dict[str, float]:
    finite = dict(zip(fit.reduced.terms, fit.coefficients, strict=True))
    return {term_name(term, histories.lists): float(finite.get(term, -math.inf)) for term in model.terms}


def _notes(histories: CaptureHistories, fit: LogLinearFit) -> tuple[Diagnostic, ...]:
    notes = []
    if fit.reduced.empty_terms:
        names = ", ".join(term_name(term, histories.lists) for term in fit.reduced.empty_terms)
        notes.append(Diagnostic("minus-infinity", f"nobody is on all lists of {names}: parameter at minus infinity"))
    if not fit.converged:
        notes.append(Diagnostic("convergence", "the fit did not come to rest", serious=True))
    return tuple(notes)


def _start(reduced: ReducedTable, unions: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weighted least squares on the logarithms of the counts plus a half."""
    weights = np.where(reduced.possible, reduced.counts + 0.5, 0.0)
    targets = superset_sums(weights * np.log(np.where(weights > 0, weights, 1.0)))[list(reduced.terms)]
    return np.asarray(np.linalg.solve(superset_sums(weights)[unions], targets), dtype=float)


def _evaluate(
    reduced: ReducedTable, margins: NDArray[np.float64], coefficients: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Return the means by bit mask, and the log-likelihood without constants."""
    spread = np.zeros(len(reduced.counts))
    spread[list(reduced.terms)] = coefficients
    means = np.where(reduced.possible, np.exp(np.minimum(subset_sums(spread), 700.0)), 0.0)
    return means, float(coefficients @ margins[list(reduced.terms)] - means.sum())


def _advance(
    reduced: ReducedTable,
    margins: NDArray[np.float64],
    coefficients: NDArray[np.float64],
    step: NDArray[np.float64],
    score: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Take the step, or the largest half of a half of it that does not lower the likelihood."""
    for _ in range(40):
        trial = coefficients + step
        means, reached = _evaluate(reduced, margins, trial)
        if reached >= score - ROUNDING * abs(score):
            break
        step = step / 2
    return trial, means, reached
