r"""Estimates that need no fit: two lists (Lincoln, Petersen, Chapman), and Chao's lower bounds.

Two lists with :math:`n_1` and :math:`n_2` persons, :math:`m` on both: :math:`\hat N = n_1 n_2 / m` if the lists are
independent and persons alike; Chapman's :math:`(n_1 + 1)(n_2 + 1)/(m + 1) - 1` has less bias and is finite without
overlap.

With :math:`f_k` persons on exactly :math:`k` lists, whatever the number of lists, :math:`\hat N = n + f_1^2 / (2 f_2)`
is a lower bound when persons differ in how easily they are listed (Chao 1987); with few lists the second term is
multiplied by
:math:`(t - 1)/t`. The generalised form :math:`n + 3 f_1^3 f_3 / (4 f_2^3)` takes more of the heterogeneity in and is no
bound (Lanumteang and Böhning 2011).

References
----------
Chapman, D. G. (1951). Some properties of the hypergeometric distribution with applications to zoological censuses.
Seber, G. A. F. (1970). The effects of trap response on tag recapture estimates. Biometrics 26, 13-22 (the variance).
Chao, A. (1987). Estimating the population size for capture-recapture data with unequal catchability. Biometrics 43,
783-791. Lanumteang, K., Böhning, D. (2011). An extension of Chao's estimator of population size based on the first
three capture frequency counts. Computational Statistics and Data Analysis 55, 2302-2311.
"""

from __future__ import annotations

import math

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput, NotEstimable
from darkfigure._estimates import Diagnostic, Estimate, Interval
from darkfigure._multiple_systems.frequencies import log_normal_unseen, unseen_by_frequencies
from darkfigure._multiple_systems.refusal import judged
from darkfigure._version import __version__

LEVEL = 0.95
TWO_LIST_FORMS = ("chapman", "petersen")
FORMS = ("lower-bound", "few-lists", "bias-corrected", "generalised")


def estimate_two_lists(histories: CaptureHistories, form: str = "chapman", *, level: float = LEVEL) -> Estimate:
    """Estimate the population from two lists.

    Parameters
    ----------
    histories : CaptureHistories
        Exactly two lists.
    form : {"chapman", "petersen"}
        Chapman's estimator, or Lincoln and Petersen's.
    level : float
        Coverage of the interval, between 0 and 1.

    Raises
    ------
    InvalidInput
        For other than two lists, or an unknown form.
    NotEstimable
        When nobody is on both lists.

    Examples
    --------
    >>> lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    >>> round(estimate_two_lists(lists, "petersen").population)
    200
    """
    if form not in TWO_LIST_FORMS:
        raise InvalidInput("form", form, ", ".join(TWO_LIST_FORMS))
    if len(histories.lists) != 2:
        raise InvalidInput("lists", histories.lists, "two lists")
    first, second = histories.list_totals.values()
    both = first + second - histories.observed
    if both == 0:
        raise NotEstimable(
            "the population", ["nobody stands on both lists"], "lists that share persons, or better linkage"
        )
    population = (first + 1) * (second + 1) / (both + 1) - 1 if form == "chapman" else first * second / both
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    note = Diagnostic(
        "assumptions", "two lists cannot show whether they are independent: dependence biases the estimate"
    )
    return _estimate(
        histories,
        "Chapman" if form == "chapman" else "Lincoln-Petersen",
        population,
        variance=variance,
        level=level,
        note=note,
    )


def estimate_chao(histories: CaptureHistories, form: str = "lower-bound", *, level: float = LEVEL) -> Estimate:
    """Estimate the population from how many persons are on one, two and three lists.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    form : {"lower-bound", "few-lists", "bias-corrected", "generalised"}
        Chao's bound; the same times (t - 1)/t in its second term; the bound with f1 (f1 - 1) / (2 (f2 + 1)), which is
        finite without overlap; the extension to three frequencies.
    level : float
        Coverage of the interval, between 0 and 1.

    Raises
    ------
    InvalidInput
        For an unknown form.
    NotEstimable
        When nobody is on exactly two lists (or, generalised, on exactly three).

    Examples
    --------
    >>> from darkfigure import datasets
    >>> round(estimate_chao(datasets.netherlands(5)).population)
    81240
    """
    if form not in FORMS:
        raise InvalidInput("form", form, ", ".join(FORMS))
    once, twice, thrice = (*histories.capture_frequencies(), 0)[:3]
    needed = twice if form != "generalised" else min(twice, thrice)
    if needed == 0 and form != "bias-corrected":
        reason = "nobody stands on exactly two lists" if twice == 0 else "nobody stands on exactly three lists"
        raise NotEstimable("the population", [reason], "the bias-corrected form, or lists that share more persons")
    hidden, variance = unseen_by_frequencies(form, (once, twice, thrice), len(histories.lists))
    if form == "generalised":
        note = Diagnostic("rough", "three frequencies carry little: read the interval, not the estimate")
    else:
        note = Diagnostic("lower-bound", "this is a lower bound for the population when persons differ")
    return _estimate(histories, f"Chao {form}", histories.observed + hidden, variance=variance, level=level, note=note)


def _estimate(
    histories: CaptureHistories, method: str, population: float, *, variance: float, level: float, note: Diagnostic
) -> Estimate:
    """Give the unseen a log-normal interval (Chao 1987)."""
    observed = histories.observed
    hidden = population - observed
    low, high = log_normal_unseen(hidden, variance, level)
    estimate = Estimate(
        population=population,
        interval=Interval(observed + low, observed + high, level, "log-normal (Chao)"),
        observed=observed,
        method=method,
        digest=histories.digest,
        version=__version__,
        standard_error=math.sqrt(variance),
        diagnostics=(note,),
    )
    return judged(histories, estimate)
