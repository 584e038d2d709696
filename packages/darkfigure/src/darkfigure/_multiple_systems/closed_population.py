r"""Models for lists as occasions on which the same population could be caught.

=====  ===========================================================================================
M0     one chance of being listed, the same for all persons and lists
Mt     each list has its own chance (the log-linear main effects)
Mh     persons differ (heterogeneity), lists do not
Mth    persons differ and lists differ
Mb     being listed once changes the chance of being listed later (lists have an order)
Mbh    as Mb, and the first list differs
=====  ===========================================================================================

Heterogeneity takes one of four forms, a term in the number of lists :math:`k` on which a person stands: Darroch
:math:`\tau k^2 / 2`, Poisson :math:`\tau (2^k - 1)`, Gamma :math:`-\tau \log(1 + k / 3.5)`, and Chao's, one parameter
for each
:math:`k > 2` and none negative, which gives a lower bound.

References
----------
Rivest, L.-P., Baillargeon, S. (2007). Applications and extensions of Chao's moment estimator for the size of a closed
population. Biometrics 63, 999-1006.
Baillargeon, S., Rivest, L.-P. (2007). Rcapture: loglinear models for capture-recapture in R. Journal of Statistical
Software 19 (5).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput, NotEstimable
from darkfigure._estimates import Diagnostic, Estimate, Interval
from darkfigure._multiple_systems.log_linear import require_overlap
from darkfigure._multiple_systems.poisson_regression import PoissonFit, fit_poisson
from darkfigure._multiple_systems.profile_likelihood import profile
from darkfigure._multiple_systems.refusal import judged
from darkfigure._version import __version__

Floats = NDArray[np.float64]

LEVEL = 0.95
FORMS: dict[str, Callable[[Floats], Floats]] = {
    "poisson": lambda sizes: 2.0**sizes - 1,
    "darroch": lambda sizes: sizes**2 / 2,
    "gamma": lambda sizes: np.log(3.5) - np.log(3.5 + sizes),
}
HETEROGENEITY = ("chao", *FORMS)
MODELS = (
    *("M0", "Mt"),
    *(f"{kind} {form}" for kind in ("Mh", "Mth") for form in HETEROGENEITY),
    *("Mb", "Mbh"),
)


def estimate_closed_population(histories: CaptureHistories, model: str = "Mt", *, level: float = LEVEL) -> Estimate:
    """Estimate the population under one of the closed population models.

    Parameters
    ----------
    histories : CaptureHistories
        The lists; for ``"Mb"`` and ``"Mbh"`` their order is the order in time.
    model : str
        One of ``MODELS``, such as ``"M0"``, ``"Mth chao"`` or ``"Mb"``.
    level : float
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    Estimate
        The Poisson maximum likelihood estimate. The interval is by profile likelihood, whose own maximum is in
        ``details["profile_maximum"]``; for Mb and Mbh it is log-normal (Chao 1987).

    Raises
    ------
    InvalidInput
        For an unknown model, or heterogeneity or Mbh with fewer than three lists.
    NotEstimable
        When the fit has no finite maximum, or a behavioural model ends below the persons observed.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> round(estimate_closed_population(datasets.netherlands(5), "Mth chao").population, 1)
    53714.1
    """
    if model not in MODELS:
        raise InvalidInput("model", model, ", ".join(MODELS))
    kind, _, form = model.partition(" ")
    if (form or kind == "Mbh") and len(histories.lists) < 3:
        raise InvalidInput("model", model, "M0, Mt or Mb with two lists")
    require_overlap(histories)
    estimate = _behavioural(histories, kind, level) if kind in {"Mb", "Mbh"} else _with_profile(histories, model, level)
    return judged(histories, estimate)


def _with_profile(histories: CaptureHistories, model: str, level: float) -> Estimate:
    """Fit a model whose intercept is the logarithm of the unseen."""
    design, protected = _design(len(histories.lists), model)
    counts = histories.table()[1:]
    fit, used = _fit(design, counts, protected)
    if not fit.converged:
        raise _no_maximum(model)
    hidden = math.exp(fit.coefficients[0])
    unseen_row = np.zeros((1, design.shape[1]))
    unseen_row[0, 0] = 1.0
    completed = np.vstack([design, unseen_row])

    def deviance(unseen: float) -> float:
        return _fit(completed, np.append(counts, unseen), protected)[0].deviance

    likelihood = profile(histories.observed, deviance, hidden)
    error = math.sqrt(hidden + hidden**2 * fit.covariance[0, 0])
    dropped = design.shape[1] - used
    notes = [Diagnostic("lower-bound", "this is a lower bound for the population")] if model.endswith("chao") else []
    if dropped:
        notes.append(Diagnostic("eta-zero", f"{dropped} of Chao's parameters would be negative and are zero"))
    interval = Interval(*likelihood.interval(level), level, "profile likelihood")
    details = {"profile_maximum": likelihood.maximum}
    return _estimate(
        histories,
        model,
        fit,
        population=histories.observed + hidden,
        error=error,
        interval=interval,
        notes=tuple(notes),
        details=details,
    )


def _fit(design: Floats, counts: Floats, protected: int) -> tuple[PoissonFit, int]:
    """Fit, leaving out the first negative parameter beyond the protected columns until there is none."""
    columns = list(range(design.shape[1]))
    while True:
        fit = fit_poisson(design[:, columns], counts)
        negative = [place for place in range(protected, len(columns)) if fit.coefficients[place] < 0]
        if not negative:
            return fit, len(columns)
        del columns[negative[0]]


def _design(lists: int, model: str) -> tuple[Floats, int]:
    """Return the design over all observable patterns, and how many of its columns may have negative parameters."""
    kind, _, form = model.partition(" ")
    patterns = np.arange(1, 1 << lists)
    on = ((patterns[:, None] >> np.arange(lists)) & 1).astype(float)
    sizes = on.sum(axis=1)
    chances = sizes[:, None] if kind in {"M0", "Mh"} else on
    columns = [np.ones((len(patterns), 1)), chances]
    if form == "chao":
        columns += [np.maximum(sizes - j + 1, 0.0)[:, None] for j in range(3, lists + 1)]
    elif form:
        columns.append(FORMS[form](sizes)[:, None])
    design = np.hstack(columns)
    return design, 1 + chances.shape[1] if form == "chao" else design.shape[1]


def _behavioural(histories: CaptureHistories, kind: str, level: float) -> Estimate:
    """Fit a model in which the first list changes what follows."""
    lists = len(histories.lists)
    patterns = np.arange(1, 1 << lists)
    on = (patterns[:, None] >> np.arange(lists)) & 1
    before, after = np.argmax(on, axis=1), on.sum(axis=1) - 1
    first = [1 - on[:, 0]] if kind == "Mbh" else []
    design = np.column_stack([np.ones(len(patterns)), *first, before, after]).astype(float)
    fit = fit_poisson(design, histories.table()[1:])
    if not fit.converged:
        raise _no_maximum(kind)
    try:
        population, slopes = (_mb if kind == "Mb" else _mbh)(fit.coefficients, lists)
    except (ZeroDivisionError, OverflowError) as cause:
        raise _no_maximum(kind) from cause
    variance = float(slopes @ fit.covariance @ slopes) - population
    if not (population >= histories.observed and variance > 0):
        reason = "being listed does not become rarer from list to list, so that the end cannot be foreseen"
        raise NotEstimable(f"the population under model {kind}", [reason], "a model without order, such as Mt or Mth")
    error = math.sqrt(variance)
    interval = _log_normal(histories.observed, population, error, level)
    note = Diagnostic("order", "the model takes the lists to follow each other in time")
    return _estimate(histories, kind, fit, population=population, error=error, interval=interval, notes=(note,))


def _mb(beta: Floats, lists: int) -> tuple[float, Floats]:
    """Return the population under Mb and its derivatives."""
    missed, again = math.exp(beta[1]), math.exp(beta[2])
    room = 1 + again - missed
    population = math.exp(beta[0]) * (1 + again) ** lists / room
    return population, population * np.array([1.0, missed / room, lists * again / (1 + again) - again / room])


def _mbh(beta: Floats, lists: int) -> tuple[float, Floats]:
    """Return the population under Mbh and its derivatives."""
    missed, again = math.exp(beta[2]), math.exp(beta[3])
    later = math.exp(beta[1] + beta[2])
    room = 1 + again - missed
    scale = math.exp(beta[0]) * (1 + again) ** (lists - 1)
    share = later / room
    slopes = np.array(
        [
            1 + share,
            share,
            share + share * missed / room,
            (lists - 1) * again / (1 + again) * (1 + share) - share * again / room,
        ]
    )
    return scale * (1 + share), scale * slopes


def _log_normal(observed: int, population: float, error: float, level: float) -> Interval:
    """Interval with the unseen log-normal (Chao 1987)."""
    unseen = population - observed
    factor = NormalDist().inv_cdf((1 + level) / 2)
    ratio = math.exp(factor * math.sqrt(math.log(1 + (error / unseen) ** 2))) if unseen > 0 else 1.0
    return Interval(observed + unseen / ratio, observed + unseen * ratio, level, "log-normal (Chao)")


def _no_maximum(model: str) -> NotEstimable:
    reason = "the likelihood has no finite maximum"
    return NotEstimable(
        f"the population under model {model}", [reason], "a simpler model, or lists that share more persons"
    )


def _estimate(
    histories: CaptureHistories,
    model: str,
    fit: PoissonFit,
    *,
    population: float,
    error: float,
    interval: Interval,
    notes: tuple[Diagnostic, ...] = (),
    details: dict[str, float] | None = None,
) -> Estimate:
    counts = histories.table()[1:]
    parameters = len(fit.coefficients)
    likelihood = -fit.deviance / 2 + sum(c * math.log(c) - c - math.lgamma(c + 1) for c in counts if c > 0)
    return Estimate(
        population=population,
        interval=interval,
        observed=histories.observed,
        method="closed population",
        digest=histories.digest,
        version=__version__,
        model=model,
        deviance=fit.deviance,
        degrees_of_freedom=len(counts) - parameters,
        aic=2 * parameters - 2 * likelihood,
        bic=math.log(histories.observed) * parameters - 2 * likelihood,
        standard_error=error,
        diagnostics=notes,
        details=dict(details or {}),
    )
