"""The tail of the chi-square distribution in closed form, so that a verdict on a fit need not wait for SciPy."""

from __future__ import annotations

import math


def tail(value: float, degrees: int) -> float:
    r"""Return the probability of a chi-square variable above a value.

    For a whole number of degrees it is a finite sum: with :math:`h = x / 2`, :math:`e^{-h} \sum_{i < k/2} h^i / i!` for
    even :math:`k`, and :math:`\mathrm{erfc}\sqrt h + e^{-h} \sum_{i=1}^{(k-1)/2} h^{i-1/2} / \Gamma(i + 1/2)` for odd.

    Parameters
    ----------
    value : float
        The value; below 0 counts as 0.
    degrees : int
        Degrees of freedom, from 1.

    References
    ----------
    Abramowitz, M., Stegun, I. A. (1964). Handbook of mathematical functions, 26.4.4 and 26.4.5.

    Examples
    --------
    >>> round(tail(3.841459, 1), 4), round(tail(18.307038, 10), 4)
    (0.05, 0.05)
    """
    half = max(value, 0.0) / 2
    if half == 0:
        return 1.0
    if math.isinf(half):
        return 0.0
    odd = degrees % 2 / 2
    exponents = (power + odd for power in range(degrees // 2))
    terms = (math.exp(power * math.log(half) - half - math.lgamma(power + 1)) for power in exponents)
    return min(math.fsum(terms) + (math.erfc(math.sqrt(half)) if odd else 0.0), 1.0)
