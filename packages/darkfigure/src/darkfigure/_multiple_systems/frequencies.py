r"""Chao's estimates of the unseen from how many persons are on one, two and three lists."""

from __future__ import annotations

import math
from statistics import NormalDist


def unseen_by_frequencies(form: str, frequencies: tuple[int, int, int], lists: int) -> tuple[float, float]:
    """Return the estimated unseen and its variance, by the delta method for independent Poisson frequencies.

    Parameters
    ----------
    form : {"lower-bound", "few-lists", "bias-corrected", "generalised"}
        As in :func:`darkfigure.estimate_chao`.
    frequencies : tuple of int
        Persons on exactly one, two and three lists.
    lists : int
        Number of lists.
    """
    once, twice, thrice = frequencies
    if form == "bias-corrected":
        hidden = once * (once - 1) / (2 * (twice + 1))
        slopes = ((2 * once - 1) / (2 * (twice + 1)), -hidden / (twice + 1), 0.0)
    elif form == "generalised":
        hidden = 0.75 * once**3 * thrice / twice**3
        slopes = (3 * hidden / once if once else 0.0, -3 * hidden / twice, hidden / thrice)
    else:
        share = (lists - 1) / lists if form == "few-lists" else 1.0
        hidden = share * once**2 / (2 * twice)
        slopes = (2 * hidden / once if once else 0.0, -hidden / twice, 0.0)
    variance = sum(slope**2 * count for slope, count in zip(slopes, frequencies, strict=True))
    return hidden, hidden + variance


def log_normal_unseen(hidden: float, variance: float, level: float) -> tuple[float, float]:
    """Return an interval for the unseen, log-normal (Chao 1987)."""
    factor = NormalDist().inv_cdf((1 + level) / 2)
    ratio = math.exp(factor * math.sqrt(math.log(1 + variance / hidden**2))) if hidden > 0 else 1.0
    return hidden / ratio, hidden * ratio


def chao_lower_end(observed: int, frequencies: tuple[int, int, int], lists: int) -> float:
    """Return the lower end of the 95 % interval of Chao's bound, in persons."""
    hidden, variance = unseen_by_frequencies("bias-corrected", frequencies, lists)
    return observed + log_normal_unseen(hidden, variance, 0.95)[0]
