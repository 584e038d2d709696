"""Forward choice of pairs by AIC, as in tables 5 and 6 of Silverman (2020).

Start from the main effects. Fit every model with one more pair; take the one with the least AIC if it improves, and
stop when the new parameter is not significant (Wald test) or AIC no longer improves. A pair that nobody shares has its
parameter at minus infinity, where the Wald test never rejects: should such a pair be the best, the search ends.

The estimate and its interval come from the profile of the multinomial likelihood, as Rcapture computes them, so that
the estimate lies a little below the Poisson maximum likelihood of the same model.

References
----------
Silverman, B. W. (2020). Multiple-systems analysis for the quantification of modern slavery: classical and Bayesian
approaches. Journal of the Royal Statistical Society A 183, 691-736.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Estimate, Interval
from darkfigure._multiple_systems.existence import ModelVerdict, examine_model, judge, reduce_table
from darkfigure._multiple_systems.log_linear import (
    IGNORES_CHOICE,
    LogLinearFit,
    describe_fit,
    fit_model,
    fit_reduced,
    require_overlap,
)
from darkfigure._multiple_systems.models import HierarchicalModel, pair_terms, term_name
from darkfigure._multiple_systems.profile_likelihood import profile_model
from darkfigure._multiple_systems.refusal import judged

LEVEL = 0.95
INNER_LEVEL = 0.8
THRESHOLD = 0.05
BETTER = 1e-9


def estimate_aic(histories: CaptureHistories, *, threshold: float = THRESHOLD) -> Estimate:
    """Estimate the population with pairs chosen forward by AIC.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    threshold : float
        Largest p-value with which a pair enters; 0 keeps the main effects.

    Returns
    -------
    Estimate
        Maximum and interval of the profile likelihood; ``details["poisson_population"]`` is the Poisson estimate.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> estimate = estimate_aic(datasets.netherlands(5), threshold=0.001)
    >>> estimate.model, round(estimate.population)
    ('[13,15,34,35,2]', 145983)
    """
    if not 0 <= threshold <= 1:
        raise InvalidInput("threshold", threshold, "a number from 0 to 1")
    require_overlap(histories)
    model, steps = _search(histories, threshold)
    examine_model(histories, model).require()
    fit = fit_model(histories, model)
    plain = describe_fit(histories, model, fit, method="aic", level=LEVEL, factor=0.0, diagnostics=(IGNORES_CHOICE,))
    profile = profile_model(histories, model)
    (low, high), (inner_low, inner_high) = profile.interval(LEVEL), profile.interval(INNER_LEVEL)
    estimate = dataclasses.replace(
        plain,
        population=profile.maximum,
        interval=Interval(low, high, LEVEL, "profile likelihood"),
        quantiles={0.025: low, 0.1: inner_low, 0.9: inner_high, 0.975: high},
        details={"threshold": threshold, "steps": steps, "poisson_population": plain.population},
    )
    return judged(histories, estimate)


def _search(histories: CaptureHistories, threshold: float) -> tuple[HierarchicalModel, list[dict[str, object]]]:
    """Return the model that the search ends with, and the pairs in the order of entering."""
    table, lists = histories.table(), len(histories.lists)
    model = HierarchicalModel.main_effects(lists)
    least = _aic(fit_reduced(reduce_table(table, model)))
    steps: list[dict[str, object]] = []
    while threshold > 0:
        pairs = [pair for pair in pair_terms(lists) if pair not in model.terms]
        candidates = [(pair, model.add(pair)) for pair in pairs]
        fits = [
            (fit_reduced(reduce_table(table, grown)), pair, grown)
            for pair, grown in candidates
            if judge(table, grown) is ModelVerdict.ESTIMABLE
        ]
        best = min(fits, key=lambda item: _aic(item[0]), default=None)
        if best is None or _aic(best[0]) >= least - BETTER:
            break
        fit, pair, grown = best
        p = _wald_p_value(fit, pair)
        if p > threshold:
            break
        model, least = grown, _aic(fit)
        steps.append({"pair": term_name(pair, histories.lists), "p": p, "aic": least})
    return model, steps


def _aic(fit: LogLinearFit) -> float:
    return 2 * fit.parameters - 2 * fit.log_likelihood


def _wald_p_value(fit: LogLinearFit, pair: int) -> float:
    """Return the two-sided p-value of one parameter; 1 at minus infinity, where the error is infinite too."""
    if pair in fit.reduced.empty_terms:
        return 1.0
    place = fit.reduced.terms.index(pair)
    ratio = float(fit.coefficients[place] / np.sqrt(fit.covariance[place, place]))
    return math.erfc(abs(ratio) / math.sqrt(2))
