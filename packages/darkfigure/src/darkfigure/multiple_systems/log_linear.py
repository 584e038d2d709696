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

from darkfigure._version import __version__
from darkfigure.capture_histories import CaptureHistories
from darkfigure.errors import ConvergenceWarning, InvalidInput, NotEstimable
from darkfigure.estimates import Diagnostic, Estimate, Interval
from darkfigure.multiple_systems.existence import ReducedTable, examine, left_out_notes, reduce_table
from darkfigure.multiple_systems.models import HierarchicalModel, term_name
from darkfigure.multiple_systems.poisson_regression import poisson_deviance
from darkfigure.multiple_systems.transforms import subset_sums, superset_sums

CONVENTIONAL_LEVEL = 0.95
CONVENTIONAL_FACTOR = 1.96
LOG_NORMAL = "log-normal"
INTERVALS = (LOG_NORMAL, "profile")
QUANTILES = (0.025, 0.1, 0.9, 0.975)
ITERATIONS = 100
PRECISION = 1e-10  # decrement of Newton's method after which one more step is exact to rounding
ROUNDING = 1e-13


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


def estimate_population(
    histories: CaptureHistories,
    model: HierarchicalModel | str | None = None,
    *,
    level: float = CONVENTIONAL_LEVEL,
    interval: str = LOG_NORMAL,
) -> Estimate:
    r"""Estimate the population under one chosen log-linear model.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    model : HierarchicalModel or str, optional
        The model, or its generators such as ``"[12,13,4]"``; by default the main effects only.
    level : float
        Coverage of the interval, between 0 and 1.
    interval : {"log-normal", "profile"}
        The interval below, or that of the profile likelihood (see ``profile_likelihood``), whose own maximum is then in
        ``details["profile_maximum"]``.

    Returns
    -------
    Estimate
        The population :math:`n + \exp\hat\alpha_\emptyset` with the log-normal interval
        :math:`n + \exp(\hat\alpha_\emptyset \pm z\,\mathrm{se}(\hat\alpha_\emptyset))`. At the conventional level of
        95 % :math:`z` is 1.96, as in the published tables; ``quantiles`` always use the exact normal quantile, as
        SparseMSE does.

    Raises
    ------
    NotEstimable
        When the lists do not overlap or the estimate does not exist, with the reasons.
    NotIdentifiable
        When several sets of parameters fit equally well.

    Notes
    -----
    The interval knows nothing of the choice of the model; the bootstrap does.

    References
    ----------
    Silverman, B. W. (2020). Multiple-systems analysis for the quantification of modern slavery: classical and Bayesian
    approaches. Journal of the Royal Statistical Society A 183, 691-736.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> print(f"{estimate_population(datasets.netherlands(5)).population:,.1f}")
    52,923.9
    """
    if not 0 < level < 1:
        raise InvalidInput("level", level, "a number between 0 and 1")
    if interval not in INTERVALS:
        raise InvalidInput("interval", interval, ", ".join(INTERVALS))
    require_overlap(histories)
    chosen = as_model(model, histories)
    examine(histories, chosen).require()
    fit = fit_model(histories, chosen)
    factor = CONVENTIONAL_FACTOR if level == CONVENTIONAL_LEVEL else NormalDist().inv_cdf((1 + level) / 2)
    notes = left_out_notes(histories, chosen)
    estimate = describe_fit(histories, chosen, fit, method="log-linear", level=level, factor=factor, diagnostics=notes)
    if interval == LOG_NORMAL:
        return estimate
    from darkfigure.multiple_systems.profile_likelihood import with_profile

    return with_profile(histories, chosen, estimate)


def as_model(model: HierarchicalModel | str | None, histories: CaptureHistories) -> HierarchicalModel:
    """Read a model given as notation; None is the model of main effects."""
    if model is None:
        return HierarchicalModel.main_effects(len(histories.lists))
    if isinstance(model, str):
        return HierarchicalModel.parse(model, len(histories.lists))
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
